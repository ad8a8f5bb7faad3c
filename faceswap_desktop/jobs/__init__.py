# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs: the record of them, their life, and their results. Plain asyncio, no Qt.

controller
├── registry      owns the tasks
├── recovery      what a start makes of the jobs that the last one left
├── again         doing a job once more, because a person wishes it
├── removal       deleting, with a way back
├── lanes         whose turn it is with a service
└── runner        the life of one job, from the click to the result on disk
    ├── sending       handing over, and what to do when the answer is lost
    ├── watching      asking an accepted job how far it is
    ├── receiving     fetching results that are ready
    │   └── fullsize      putting them back into the whole photo, at its full size
    └── cancelling    stopping a job, here and at the service
journal, schema   SQLite: every step is written before it is taken
store             the folders of the jobs, with complete and checked files
parts             what is sent of a photo where one of several faces is meant
transitions, outcome, schedule, receipt, records: tables, judgements and data, pure
"""
