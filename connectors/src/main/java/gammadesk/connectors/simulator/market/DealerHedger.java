package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.market.ExpiryBoard.Pair;

/**
 * The dealers of the cascade scenario. They have sold a share of every option and keep the delta of what they hold flat
 * in the perpetual, through its own book. Of the way that their orders eat into the book a part is for good, the rest
 * is given back as the makers return; both are the index's way, because other venues follow.
 */
final class DealerHedger {
    /** Of the open interest of every option, this is what dealers have sold. */
    static final double SOLD_SHARE = 0.12;
    /** Half of what a hedge misses is traded in so long. */
    private static final double HALF_HEDGED_SECONDS = 30;

    private static final double HALF_RETURNED_SECONDS = 60;
    private static final double PERMANENT_SHARE = 2.0 / 3;
    private static final double ROUND_SECONDS = 1;

    private double hedgeCoin;
    private double dent;
    private double push;
    private double sinceRound;

    /** Opens the dealers' positions. */
    static void sell(CoinBoards boards) {
        for (ExpiryBoard board : boards.options()) {
            for (Pair pair : board.pairs) {
                pair.call().dealerInventory = -SOLD_SHARE * pair.call().openInterest;
                pair.put().dealerInventory = -SOLD_SHARE * pair.put().openInterest;
            }
        }
    }

    /** Dealers are hedged from here on, whatever they hold. */
    void begin(CoinBoards boards) {
        hedgeCoin = -delta(boards);
    }

    /** The logarithmic return that hedging has caused since it was asked last: pressure, less what is given back. */
    double push(double seconds) {
        double returned = dent * (1 - Math.pow(2, -seconds / HALF_RETURNED_SECONDS));
        double felt = push - returned;
        dent -= returned;
        push = 0;
        return felt;
    }

    /** Trades a part of what the hedge misses, as far as the book reaches. */
    void hedge(double seconds, double index, CoinBoards boards, CustomerFlow flow) {
        sinceRound += seconds;
        if (sinceRound < ROUND_SECONDS) {
            return;
        }
        double share = 1 - Math.pow(2, -sinceRound / HALF_HEDGED_SECONDS);
        sinceRound = 0;
        double wanted = -(delta(boards) + hedgeCoin) * share;
        FutureLine perpetual = boards.perpetual();
        double lots = perpetual.ladder.scale().lots(Math.abs(wanted) * index);
        if (Math.abs(wanted) * index < perpetual.ladder.scale().lot()) {
            return;
        }
        Side side = wanted > 0 ? Side.BUY : Side.SELL;
        double before = best(perpetual, side);
        double done = flow.sweep(perpetual, side, lots);
        double eaten = Math.log(flow.reached(perpetual, side) / before);
        hedgeCoin += side.sign() * done / index;
        if (Double.isFinite(eaten)) {
            push += eaten;
            dent += (1 - PERMANENT_SHARE) * eaten;
        }
    }

    private static double best(FutureLine line, Side taker) {
        return taker == Side.BUY ? line.ladder.ask() : line.ladder.bid();
    }

    /** Of the dealers' options, coin. */
    private static double delta(CoinBoards boards) {
        double delta = 0;
        for (ExpiryBoard board : boards.options()) {
            for (Pair pair : board.pairs) {
                delta += delta(pair.call()) + delta(pair.put());
            }
        }
        return delta;
    }

    private static double delta(OptionLine line) {
        return line.dealerInventory * line.sign * line.absoluteDelta;
    }
}
