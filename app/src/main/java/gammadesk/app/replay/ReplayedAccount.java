package gammadesk.app.replay;

/** The simulated account as the replay drives it: nothing can be ordered here. */
interface ReplayedAccount {
    /** Tells of everything that has happened at the venue since the last call. */
    void deliver();

    /** What became of the orders so far. */
    ReplayTally tally();
}
