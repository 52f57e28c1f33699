package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Stamp;

/** The moving state of one listed instrument. */
abstract sealed class Line permits OptionLine, FutureLine {
    final Instrument instrument;
    final Ladder ladder;
    final DayStatistics day = new DayStatistics();
    double openInterest;
    double dealerInventory;
    double settlement = Double.NaN;
    double mark = Double.NaN;
    long changeId;
    long sequence;
    long touchedMillis;
    boolean bookDirty;
    boolean tickerDirty;

    Line(Instrument instrument, Ladder ladder) {
        this.instrument = instrument;
        this.ladder = ladder;
    }

    final String name() {
        return instrument.name();
    }

    /** The mark as the venue shows it. */
    abstract double shownMark();

    final Quote quote() {
        return new Quote(ladder.bid(), ladder.bidAmount(), ladder.ask(), ladder.askAmount());
    }

    final OrderBook book() {
        return new OrderBook(
                name(), changeId, ladder.bidLevels(), ladder.askLevels(), false, new Stamp(touchedMillis, 0));
    }
}
