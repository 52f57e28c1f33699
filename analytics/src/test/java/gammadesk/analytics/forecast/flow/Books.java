package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Books and trades by hand. */
final class Books {
    static final String PERPETUAL = "BTC-PERPETUAL";

    private Books() {}

    /** A book of two sides, each price, size, price, size. */
    static OrderBook book(List<Double> bids, List<Double> asks) {
        return new OrderBook(PERPETUAL, 1, levels(bids), levels(asks), false, new Stamp(0, 0));
    }

    static List<Level> levels(List<Double> flat) {
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < flat.size(); i += 2) {
            levels.add(new Level(flat.get(i), flat.get(i + 1)));
        }
        return levels;
    }

    static Trade trade(String instrument, long sequence, Side side, double amount, Trade.Liquidation liquidation) {
        return trade(instrument, sequence, side, amount, liquidation, Optional.empty());
    }

    static Trade trade(
            String instrument,
            long sequence,
            Side side,
            double amount,
            Trade.Liquidation liquidation,
            Optional<String> block) {
        return new Trade(
                instrument,
                "id" + sequence,
                sequence,
                side,
                100,
                amount,
                100,
                100,
                Double.NaN,
                liquidation,
                Optional.empty(),
                Optional.empty(),
                block,
                Optional.empty(),
                new Stamp(50_000, 0));
    }
}
