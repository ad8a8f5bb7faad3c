# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the real program at random moments, starts it again, and counts at the services.

    make crashtest                                  two hundred kills
    python -m tests.crash --kills 50 --seed 7       fewer, with the plan of another seed
    python -m tests.crash --mutant send-again       must end with violations, and status 1
    python -m tests.crash --mutant done-too-early   likewise

The program is started as `python -m faceswap_desktop` does, without a screen, over a folder of
its own; `driver` only lets it wait for shorter times, starts jobs in it (through the window,
and as the window does) and says which state they are in. The services are those of
`tests.sandbox`, in this process. A moment is a time after the start, a state that a job has
just reached, or a point in a conversation with a service: half a request read, the work taken
on and not answered, half a result sent. Helper processes are killed too. Now and then the
program may finish, and `verdict` compares its journal and its files with what the services saw.

The mutants (`mutants`) prove that the test can fail: the first sends a job again that was caught
while it was being sent, the second calls a job done before its result is on disk.
"""
