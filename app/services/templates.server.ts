/** What ships with the app, for routes, which do not reach into `db`. */
export { checklistTemplates } from '#db/templates/checklists'
export { conceptTemplates, findFormTemplate, formTemplates } from '#db/templates/forms'
export { instrumentTemplates } from '#db/templates/instruments'
