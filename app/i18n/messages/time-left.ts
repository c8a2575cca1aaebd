import { defineMessages } from '../define'

/** How long is left; apart, since the script that counts down on a page loads it. */
export const timeLeftMessages = defineMessages({
  id: {
    deadlinePassed: 'sudah lewat',
    daysLeft: '{n} hari lagi',
    dayAndHoursLeft: '1 hari {n} jam lagi',
    hoursLeft: '{n} jam lagi',
    minutesLeft: '{n} menit lagi',
    lessThanMinute: 'kurang dari satu menit lagi',
  },
  en: {
    deadlinePassed: 'has passed',
    daysLeft: '{n, plural, one {# day} other {# days}} left',
    dayAndHoursLeft: '1 day {n, plural, one {# hour} other {# hours}} left',
    hoursLeft: '{n, plural, one {# hour} other {# hours}} left',
    minutesLeft: '{n, plural, one {# minute} other {# minutes}} left',
    lessThanMinute: 'less than a minute left',
  },
})
