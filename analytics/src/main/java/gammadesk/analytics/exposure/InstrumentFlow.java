package gammadesk.analytics.exposure;

/**
 * What takers did in one instrument, coin, bought minus sold, each trade in one of four kinds. Older trades may have
 * decayed.
 *
 * @param screenCoin ordinary trades, combo legs among them
 * @param blockCoin negotiated blocks
 * @param rfqCoin blocks from a request for quotes
 * @param liquidationCoin trades in which a side was liquidated, whatever else they were
 * @param grossCoin bought plus sold
 * @param trades how many
 * @param missed trades that the venue's sequence numbers say happened and that never came
 * @param lastSequence the venue's number of the last one, 0 before the first
 * @param comboLegsSinceSequence trades booked from combos whose own leg messages have not come
 * @param decayedToMillis the moment up to which decay has been taken into account
 */
public record InstrumentFlow(
        double screenCoin,
        double blockCoin,
        double rfqCoin,
        double liquidationCoin,
        double grossCoin,
        long trades,
        long missed,
        long lastSequence,
        long comboLegsSinceSequence,
        long decayedToMillis) {
    /** No trade is on record. */
    public static final InstrumentFlow NONE = new InstrumentFlow(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Minus the takers' net: what dealers hold, positive when long. */
    public double dealerCoin(FlowSelection selection) {
        return 0
                - screenCoin
                - (selection.blocks() ? blockCoin : 0)
                - (selection.rfqs() ? rfqCoin : 0)
                - (selection.liquidations() ? liquidationCoin : 0);
    }

    InstrumentFlow decayed(double factor, long toMillis) {
        return new InstrumentFlow(
                screenCoin * factor,
                blockCoin * factor,
                rfqCoin * factor,
                liquidationCoin * factor,
                grossCoin * factor,
                trades,
                missed,
                lastSequence,
                comboLegsSinceSequence,
                toMillis);
    }

    InstrumentFlow plus(Kind kind, double signedCoin) {
        return new InstrumentFlow(
                screenCoin + (kind == Kind.SCREEN ? signedCoin : 0),
                blockCoin + (kind == Kind.BLOCK ? signedCoin : 0),
                rfqCoin + (kind == Kind.RFQ ? signedCoin : 0),
                liquidationCoin + (kind == Kind.LIQUIDATION ? signedCoin : 0),
                grossCoin + Math.abs(signedCoin),
                trades + 1,
                missed,
                lastSequence,
                comboLegsSinceSequence,
                decayedToMillis);
    }

    /** A trade in a combo said that this leg traded; its own message may or may not come. */
    InstrumentFlow withComboLeg() {
        return numbered(missed, lastSequence, comboLegsSinceSequence + 1);
    }

    /** The venue's number of a trade: a hole before it was missed, unless combos account for it. */
    InstrumentFlow numbered(long sequence) {
        if (sequence <= lastSequence) {
            return this;
        }
        long hole = lastSequence == 0 ? 0 : Math.max(0, sequence - lastSequence - 1 - comboLegsSinceSequence);
        return numbered(missed + hole, sequence, 0);
    }

    private InstrumentFlow numbered(long newMissed, long sequence, long comboLegs) {
        return new InstrumentFlow(
                screenCoin,
                blockCoin,
                rfqCoin,
                liquidationCoin,
                grossCoin,
                trades,
                newMissed,
                sequence,
                comboLegs,
                decayedToMillis);
    }

    /** What kind of trade it was. */
    enum Kind {
        SCREEN,
        BLOCK,
        RFQ,
        LIQUIDATION
    }
}
