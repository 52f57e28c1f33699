package gammadesk.analytics.desk;

import gammadesk.analytics.exposure.DealerConvention;
import gammadesk.analytics.exposure.DealerInventory;
import gammadesk.analytics.exposure.ExpiryBucket;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureUnit;
import gammadesk.analytics.exposure.FlowInferred;
import gammadesk.analytics.exposure.FlowSelection;
import gammadesk.analytics.exposure.Greek;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.exposure.Stickiness;
import gammadesk.analytics.exposure.Weighting;
import java.util.Arrays;
import java.util.List;

/**
 * What the trader wants to see of the dealers' exposure: one choice for all pictures of it.
 *
 * @param side whose sign is assumed
 * @param greek the sensitivity of the maps; profiles, ladder and cascade are of gamma and delta whatever it is
 * @param unit one of the greek's
 * @param size what counts as an instrument's position
 * @param bucket which expiries count
 * @param stickiness what volatility does when spot moves
 * @param flows which trades count where the side is inferred from them
 * @param liquidations whether the cascade has the flow of liquidations
 */
public record ExposureChoice(
        Side side,
        Greek greek,
        ExposureUnit unit,
        Size size,
        ExpiryBucket bucket,
        Stickiness stickiness,
        FlowSelection flows,
        boolean liquidations) {
    /** Gamma in USD per 1 % by open interest of all expiries, naive, sticky strike. */
    public static final ExposureChoice STANDARD = new ExposureChoice(
            Side.NAIVE,
            Greek.GAMMA,
            ExposureUnit.USD_PER_PERCENT,
            Size.OPEN_INTEREST,
            ExpiryBucket.ALL,
            Stickiness.STICKY_STRIKE,
            FlowSelection.EVERYTHING,
            false);

    /** Throws {@link IllegalArgumentException} when the unit is not one of the greek's. */
    public ExposureChoice {
        if (!greek.units().contains(unit)) {
            throw new IllegalArgumentException(greek + " exposure has no " + unit.sentence());
        }
    }

    /** The conventions by their place in {@link #conventions}. */
    public enum Side {
        NAIVE("Naive"),
        INVERTED("Inverted"),
        CUSTOMER_BOUGHT("Customer-bought"),
        FLOW("Flow-inferred");

        private final String label;

        Side(String label) {
            this.label = label;
        }

        /** Its place in a list with one entry per side. */
        public int place() {
            return List.of(values()).indexOf(this);
        }

        /** As it stands in the bar. */
        public String label() {
            return label;
        }
    }

    /** What counts as the size of a position. */
    public enum Size {
        OPEN_INTEREST("Open interest"),
        VOLUME("Volume 24 h"),
        FLOW("Flow on record");

        private final String label;

        Size(String label) {
            this.label = label;
        }

        /** As it stands in the bar. */
        public String label() {
            return label;
        }

        private Weighting weighting(DealerInventory inventory) {
            return switch (this) {
                case OPEN_INTEREST -> Weighting.Listed.OPEN_INTEREST;
                case VOLUME -> Weighting.Listed.VOLUME;
                case FLOW -> new Weighting.Flow(inventory);
            };
        }
    }

    /** Every convention on a record of trades, one per {@link Side}. */
    public List<DealerConvention> conventions(DealerInventory inventory) {
        return List.of(
                SignConvention.NAIVE,
                SignConvention.INVERTED,
                SignConvention.CUSTOMER_BOUGHT,
                new FlowInferred(inventory, flows));
    }

    /** What a map of this choice means on a record of trades. */
    public ExposureBasis basis(DealerInventory inventory) {
        return new ExposureBasis(
                conventions(inventory).get(side.place()), greek, unit, size.weighting(inventory), bucket);
    }

    /** Whether side or size rests on a record of public trades. */
    public boolean restsOnTrades() {
        return side == Side.FLOW || size == Size.FLOW;
    }

    /** The same with another side. */
    public ExposureChoice withSide(Side other) {
        return new ExposureChoice(other, greek, unit, size, bucket, stickiness, flows, liquidations);
    }

    /** The same of another greek, in its unit of the same kind where it has one, else in its default. */
    public ExposureChoice withGreek(Greek other) {
        ExposureUnit kept = other.units().contains(unit) ? unit : other.defaultUnit();
        return new ExposureChoice(side, other, kept, size, bucket, stickiness, flows, liquidations);
    }

    /** The same in another unit; a unit that the greek does not have changes nothing. */
    public ExposureChoice withUnit(ExposureUnit other) {
        return greek.units().contains(other)
                ? new ExposureChoice(side, greek, other, size, bucket, stickiness, flows, liquidations)
                : this;
    }

    /** The same by another size. */
    public ExposureChoice withSize(Size other) {
        return new ExposureChoice(side, greek, unit, other, bucket, stickiness, flows, liquidations);
    }

    /** The same of other expiries. */
    public ExposureChoice withBucket(ExpiryBucket other) {
        return new ExposureChoice(side, greek, unit, size, other, stickiness, flows, liquidations);
    }

    /** The same with volatility reacting otherwise. */
    public ExposureChoice withStickiness(Stickiness other) {
        return new ExposureChoice(side, greek, unit, size, bucket, other, flows, liquidations);
    }

    /** The same with other trades counting. */
    public ExposureChoice withFlows(FlowSelection other) {
        return new ExposureChoice(side, greek, unit, size, bucket, stickiness, other, liquidations);
    }

    /** The same with liquidations in the cascade or without. */
    public ExposureChoice withLiquidations(boolean on) {
        return new ExposureChoice(side, greek, unit, size, bucket, stickiness, flows, on);
    }

    /** One line that {@link #parse} reads. */
    public String text() {
        return String.join(
                " ",
                side.name(),
                greek.name(),
                unit.name(),
                size.name(),
                bucket.name(),
                stickiness.name(),
                String.valueOf(flows.blocks()),
                String.valueOf(flows.rfqs()),
                String.valueOf(flows.liquidations()),
                String.valueOf(liquidations));
    }

    /** Reads {@link #text}; anything else gives the standard choice. */
    public static ExposureChoice parse(String text) {
        List<String> words = Arrays.asList(text.strip().split(" "));
        try {
            return new ExposureChoice(
                    Side.valueOf(words.get(0)),
                    Greek.valueOf(words.get(1)),
                    ExposureUnit.valueOf(words.get(2)),
                    Size.valueOf(words.get(3)),
                    ExpiryBucket.valueOf(words.get(4)),
                    Stickiness.valueOf(words.get(5)),
                    new FlowSelection(flag(words.get(6)), flag(words.get(7)), flag(words.get(8))),
                    flag(words.get(9)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return STANDARD;
        }
    }

    private static boolean flag(String word) {
        return Boolean.parseBoolean(word);
    }
}
