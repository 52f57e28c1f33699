package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;

/** A customer of the market who takes up to an amount at a limit. */
class HouseTaker implements Taker {
    private final Side side;
    private final long limit;
    private long remaining;

    HouseTaker(Side side, long limit, long amount) {
        this.side = side;
        this.limit = limit;
        remaining = amount;
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public boolean accepts(long price) {
        return side == Side.BUY ? price <= limit : price >= limit;
    }

    @Override
    public long remaining() {
        return remaining;
    }

    @Override
    public void fill(long price, long amount, long now) {
        remaining -= amount;
    }

    @Override
    public Party party() {
        return Party.House.HOUSE;
    }

    @Override
    public boolean isForced() {
        return false;
    }

    @Override
    public int makersSign() {
        return 0;
    }

    /** The market's own best level that has moved through a participant's order. */
    static final class Level extends HouseTaker {
        private final HouseBook house;

        Level(HouseBook house, Side side) {
            super(side, house.price(side, 0), house.amount(side, 0));
            this.house = house;
        }

        @Override
        public int makersSign() {
            return side().sign();
        }

        @Override
        public void fill(long price, long amount, long now) {
            super.fill(price, amount, now);
            house.take(side(), amount);
        }
    }
}
