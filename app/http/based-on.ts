/** The hidden field that says what a form was filled from, where an old page must not overwrite what came after it. */
export const BASED_ON = 'based_on'
