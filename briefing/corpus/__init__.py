"""A corpus: the sources of many days in one file, of which a brief takes what is relevant to its topic.

    add        the files of folders, only those that are new or changed          adding
    settle     each text becomes a source; its words go into the index           settling
    observe    stage 2, for sources that are new or whose rules changed          settling
    choose     the sources on some words, between two days, so many at most      choosing

What a corpus holds depends on what was added, never on when or in which order.
"""
