package gammadesk.analytics.exposure;

/** What counts as the size of an instrument's position before the convention gives it a side. */
public sealed interface Weighting {
    /** For titles and exports. */
    String sentence();

    /**
     * The size in coin, never negative; NaN when it is unknown.
     *
     * @param instrument the venue's name
     * @param openInterest coin
     * @param volume24h coin
     */
    double coin(String instrument, double openInterest, double volume24h);

    /** What the venue lists beside every instrument. */
    enum Listed implements Weighting {
        /** All contracts that are open. */
        OPEN_INTEREST("open interest"),
        /** What was traded in 24 hours. */
        VOLUME("volume of 24 h");

        private final String sentence;

        Listed(String sentence) {
            this.sentence = sentence;
        }

        @Override
        public String sentence() {
            return sentence;
        }

        @Override
        public double coin(String instrument, double openInterest, double volume24h) {
            return this == OPEN_INTEREST ? openInterest : volume24h;
        }
    }

    /** What takers bought and sold, both added up, since the record of public trades began. */
    record Flow(DealerInventory inventory) implements Weighting {
        @Override
        public String sentence() {
            return "traded since the record began";
        }

        @Override
        public double coin(String instrument, double openInterest, double volume24h) {
            return inventory.flow(instrument).grossCoin();
        }
    }
}
