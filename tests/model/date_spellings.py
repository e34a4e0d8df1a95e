"""How people write a date, and what is no date: the same at every door."""

from datetime import date

MAY_23 = date(2022, 5, 23)

SPELLINGS = {
    "2022-05-23": MAY_23,
    "2022-5-23": MAY_23,
    "2022/05/23": MAY_23,
    "2022.05.23": MAY_23,
    "2022-05-23 00:00:00": MAY_23,
    "23/05/2022": MAY_23,
    "23/5/2022": MAY_23,
    "23/5/22": MAY_23,
    "23 / 05 / 2022": MAY_23,
    "23.05.2022": MAY_23,
    "23.5.22": MAY_23,
    "23-05-2022": MAY_23,
    "23-5-22": MAY_23,
    "23 05 2022": MAY_23,
    "23 May 2022": MAY_23,
    " 23  may 2022 ": MAY_23,
    "23 MAY 2022": MAY_23,
    "23 May, 2022": MAY_23,
    "23 May 22": MAY_23,
    "23 May '22": MAY_23,
    "23 May \u201922": MAY_23,
    "23rd May 2022": MAY_23,
    "23rd May 22": MAY_23,
    "the 23rd of May 2022": MAY_23,
    "the 23rd day of May 2022": MAY_23,
    "23 of May, 2022": MAY_23,
    "23rd\xa0May\xa02022": MAY_23,
    "23-May-2022": MAY_23,
    "23-May-22": MAY_23,
    "23May2022": MAY_23,
    "Monday 23 May 2022": MAY_23,
    "Monday, 23rd May 2022": MAY_23,
    "Mon 23 May 2022": MAY_23,
    "Mon. 23 May 22": MAY_23,
    "Mon 23/05/2022": MAY_23,
    "May 23, 2022": MAY_23,
    "May 23 2022": MAY_23,
    "May 23rd, 2022": MAY_23,
    "Monday, May 23, 2022": MAY_23,
    "23 May 2022.": MAY_23,
    "(23 May 2022)": MAY_23,
    "23/05/2022 00:00": MAY_23,
    "23 May 2022 10:30": MAY_23,
    "2022-05-23T09:30:00Z": MAY_23,
    "23/May/2022": MAY_23,
    "23.May.2022": MAY_23,
    "2022-May-23": MAY_23,
    "23\u201305\u20132022": MAY_23,
    "23\u2011May\u20112022": MAY_23,
    "23 May \u201822": MAY_23,
    "May the 23rd, 2022": MAY_23,
    "Mon the 23rd of May, 2022": MAY_23,
    "23 May 2022 (Monday)": MAY_23,
    "1.6.26": date(2026, 6, 1),
    "31/12/26": date(2026, 12, 31),
    "31 Dec 26": date(2026, 12, 31),
    "5/6/2022": date(2022, 6, 5),
    "3 Sept 2022": date(2022, 9, 3),
    "3 Sep. 2022": date(2022, 9, 3),
    "1st August 2022": date(2022, 8, 1),
    "2nd Jan 2023": date(2023, 1, 2),
    "29 February 2024": date(2024, 2, 29),
}
"""A spelling and its date: the day before the month always, two figures a year of this century."""

WITH_A_WORD = {
    "by 23 May 2022": MAY_23,
    "By Monday 23rd May 2022": MAY_23,
    "on 23/05/2022": MAY_23,
    "by the end of May 2022": date(2022, 5, 31),
}
"""A date with the word before it that a cell may hold, which changes nothing."""

ENDS = {
    "the end of May 2022": date(2022, 5, 31),
    "end of May, 2022": date(2022, 5, 31),
    "end May '22": date(2022, 5, 31),
    "End of February 2024": date(2024, 2, 29),
}
"""The end of a month, which is a deadline and no day of publication or of a meeting."""

NO_DATES = {
    "31/06/2026": "is not a valid date",
    "2022-02-30": "is not a valid date",
    "2022-13-01": "is not a valid date",
    "31 June 2022": "is not a valid date",
    "29 February 2022": "is not a valid date",
    "0/5/2022": "is not a valid date",
    "23/13/2022": "is not a valid date",
    "05/23/2022": "has its month before its day",
    "5/23/22": "has its month before its day",
    "Tuesday 23 May 2022": "is not certain: 23 May 2022 is a Monday",
    "23 May": "has no year",
    "23 May 2022 (Tuesday)": "is not certain: 23 May 2022 is a Monday",
    "the end of May": "has no year",
    "end of May 22": "could be a day or a year",
    "23rd of May": "has no year",
    "23/5": "has no year",
    "31 June": "is not a valid date",
    "29 February": "has no year",
    "May 22": "could be a day or a year",
    "May 2022": "has a month but no day",
}
"""A text in the form of a date that names none, and why."""

NOT_EVEN_LIKE_DATES = ("", "main", "soon", "tomorrow", "HEAD~3", "TBC", "5", "2022", "1/2/3/4")
