package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.HouseBook;
import gammadesk.connectors.simulator.matching.Units;
import java.util.function.Supplier;

/** A recorded quote as a book of one level a side; what is taken is gone until the next recorded moment. */
final class QuoteBook implements HouseBook {
    private final Supplier<Quote> recorded;
    private long bidTaken;
    private long askTaken;

    QuoteBook(Supplier<Quote> recorded) {
        this.recorded = recorded;
    }

    /** The next recorded moment has come. */
    void renew() {
        bidTaken = 0;
        askTaken = 0;
    }

    /** What is left of the quote. */
    Quote left() {
        Quote quote = recorded.get();
        if (bidTaken == 0 && askTaken == 0) {
            return quote;
        }
        boolean bid = levels(Side.BUY) > 0;
        boolean ask = levels(Side.SELL) > 0;
        return new Quote(
                bid ? quote.bid() : Double.NaN,
                bid ? Units.number(amount(Side.BUY, 0)) : 0,
                ask ? quote.ask() : Double.NaN,
                ask ? Units.number(amount(Side.SELL, 0)) : 0);
    }

    @Override
    public int levels(Side side) {
        Quote quote = recorded.get();
        double price = side == Side.BUY ? quote.bid() : quote.ask();
        return price > 0 && amount(side, 0) > 0 ? 1 : 0;
    }

    @Override
    public long price(Side side, int level) {
        Quote quote = recorded.get();
        return Units.nearest(side == Side.BUY ? quote.bid() : quote.ask());
    }

    @Override
    public long amount(Side side, int level) {
        Quote quote = recorded.get();
        return side == Side.BUY
                ? Units.nearest(quote.bidAmount()) - bidTaken
                : Units.nearest(quote.askAmount()) - askTaken;
    }

    @Override
    public void take(Side side, long amount) {
        if (side == Side.BUY) {
            bidTaken += amount;
        } else {
            askTaken += amount;
        }
    }
}
