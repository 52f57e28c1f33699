package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.HouseBook;
import gammadesk.connectors.simulator.matching.Units;

/** A ladder in the units of the matching engine. */
final class LadderBook implements HouseBook {
    private static final long PER_ONE = 100_000_000;

    private final Ladder ladder;

    LadderBook(Ladder ladder) {
        this.ladder = ladder;
    }

    @Override
    public int levels(Side side) {
        return ladder.levels(side);
    }

    @Override
    public long price(Side side, int level) {
        Ladder.Scale scale = ladder.scale();
        return ladder.ticks(side, level) * PER_ONE * scale.numerator() / scale.denominator();
    }

    @Override
    public long amount(Side side, int level) {
        return Units.nearest(ladder.amount(side, level));
    }

    @Override
    public void take(Side side, long amount) {
        ladder.take(side == Side.BUY ? Side.SELL : Side.BUY, Units.number(amount));
    }
}
