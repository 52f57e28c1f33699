package gammadesk.views.badfixture;

import gammadesk.views.badfixturetwo.BadNeighbour;

/** Breaks on purpose: closes the circle between two packages. */
public final class BadCycle {
    public int clicks() {
        return new BadNeighbour().clicksNextDoor();
    }
}
