import outcomes from './outcomes.json'
import phase from './phase.json'
import programmes from './programmes.json'
import replication from './replication.json'
import sdgs from './sdgs.json'
import sustainability from './sustainability.json'

/** What forms ask alike; the whole form is checked once its parts are put in. */
export const parts = { outcomes, phase, programmes, replication, sdgs, sustainability }
