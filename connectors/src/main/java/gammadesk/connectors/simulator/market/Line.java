package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Stamp;
import java.util.List;

/** The moving state of one listed instrument. */
abstract sealed class Line permits OptionLine, FutureLine {
    final Instrument instrument;
    final Ladder ladder;
    final LadderBook houseBook;
    final DayStatistics day = new DayStatistics();
    double openInterest;
    double dealerInventory;
    double settlement = Double.NaN;
    double mark = Double.NaN;
    long changeId;
    long sequence;
    long touchedMillis;
    private final List<Line> dirty;
    private boolean bookDirty;
    private boolean tickerDirty;

    /** A line that enters itself in a list of changed ones when it changes. */
    Line(Instrument instrument, Ladder ladder, List<Line> dirty) {
        this.dirty = dirty;
        this.instrument = instrument;
        this.ladder = ladder;
        this.houseBook = new LadderBook(ladder);
    }

    final String name() {
        return instrument.name();
    }

    /** The mark as the venue shows it. */
    abstract double shownMark();

    final MarketState.LineState state(long millis) {
        return new MarketState.LineState(
                new MarketState.Listing(name(), instrument.createdMillis()),
                openInterest,
                dealerInventory,
                settlement,
                day.last(),
                sequence,
                day.state(millis));
    }

    final void restore(MarketState.LineState state) {
        openInterest = state.openInterest();
        dealerInventory = state.dealerInventory();
        settlement = state.settlement();
        sequence = state.sequence();
        day.restore(state.hours(), state.last());
    }

    /** The book changed, and with it the quote. */
    final void touchBook(long millis) {
        touchTicker(millis);
        bookDirty = true;
    }

    final void touchTicker(long millis) {
        if (!tickerDirty) {
            dirty.add(this);
        }
        tickerDirty = true;
        touchedMillis = millis;
    }

    final boolean bookChanged() {
        return bookDirty;
    }

    final void reported() {
        bookDirty = false;
        tickerDirty = false;
    }

    final Quote quote() {
        return new Quote(ladder.bid(), ladder.bidAmount(), ladder.ask(), ladder.askAmount());
    }

    final OrderBook book() {
        return new OrderBook(
                name(), changeId, ladder.bidLevels(), ladder.askLevels(), false, new Stamp(touchedMillis, 0));
    }
}
