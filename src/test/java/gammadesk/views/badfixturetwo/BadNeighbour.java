package gammadesk.views.badfixturetwo;

import gammadesk.views.badfixture.BadScreen;

/** Breaks on purpose: one feature that knows another, and is known by it in return. */
public final class BadNeighbour {
    public int clicksNextDoor() {
        return BadScreen.clicks;
    }
}
