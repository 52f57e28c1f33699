package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.matching.HouseBook;
import gammadesk.connectors.simulator.matching.MarketPort.Deal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A recording as a counterparty: it offers what its quotes offer, until the next recorded moment. */
final class ReplayHouse implements House {
    private final Supplier<RecordedSnapshot> current;
    private final Runnable bookChanged;
    private final Map<String, QuoteBook> books = new HashMap<>();
    private final Map<String, Tally> tallies = new HashMap<>();
    private final Map<Currency, Long> tradeNumbers = new HashMap<>();

    /** What participants have traded in an instrument. */
    private static final class Tally {
        final DayStatistics day = new DayStatistics();
        double opened;
        long sequence;
    }

    ReplayHouse(Supplier<RecordedSnapshot> current, Runnable bookChanged) {
        this.current = current;
        this.bookChanged = bookChanged;
    }

    /** The next recorded moment has come. */
    void next() {
        books.values().forEach(QuoteBook::renew);
    }

    /** What is left of a recorded quote. */
    Quote left(RecordedOption option) {
        QuoteBook book = books.get(option.instrument().name());
        return book == null ? option.quote() : book.left();
    }

    /** A recorded ticker with what participants have traded on top. */
    Ticker counted(Ticker recorded, long now) {
        Tally tally = tallies.get(recorded.instrument());
        if (tally == null) {
            return recorded;
        }
        DayStatistics day = tally.day;
        return new Ticker(
                recorded.instrument(),
                recorded.state(),
                recorded.quote(),
                day.last(),
                recorded.mark(),
                recorded.index(),
                recorded.underlying(),
                recorded.underlyingName(),
                recorded.markIv(),
                recorded.bidIv(),
                recorded.askIv(),
                recorded.greeks(),
                recorded.interestRate(),
                Math.max(0, zero(recorded.openInterest()) + tally.opened),
                zero(recorded.volume24h()) + day.volume(now),
                zero(recorded.volumeUsd24h()) + day.volumeUsd(now),
                day.changePercent(now),
                day.high(now),
                day.low(now),
                recorded.settlement(),
                recorded.estimatedDelivery(),
                recorded.currentFunding(),
                recorded.funding8h(),
                recorded.stamp());
    }

    private static double zero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    @Override
    public Optional<Instrument> find(String instrument) {
        RecordedOption option = current.get().options().get(instrument);
        return option != null
                ? Optional.of(option.instrument())
                : Optional.ofNullable(current.get().futures().get(instrument)).map(RecordedFuture::instrument);
    }

    @Override
    public HouseBook book(String instrument) {
        return books.computeIfAbsent(instrument, name -> new QuoteBook(() -> quote(name)));
    }

    private Quote quote(String instrument) {
        RecordedOption option = current.get().options().get(instrument);
        return option == null ? Quote.NONE : option.quote();
    }

    @Override
    public Figures figures(String instrument) {
        Tally tally = tallies.get(instrument);
        double traded = tally == null ? Double.NaN : tally.day.last();
        RecordedOption option = current.get().options().get(instrument);
        if (option != null) {
            return new Figures(option.mark(), option.index(), traded, option.forward());
        }
        RecordedFuture future = current.get().futures().get(instrument);
        if (future == null) {
            throw new IllegalArgumentException("not listed: " + instrument);
        }
        return new Figures(future.mark(), future.index(), Double.isNaN(traded) ? future.last() : traded, Double.NaN);
    }

    @Override
    public double priceOfVolatility(String instrument, double volatilityPercent) {
        RecordedOption option = current.get().options().get(instrument);
        if (option == null) {
            return Double.NaN;
        }
        double years = option.years(current.get().millis());
        return MarkKernel.priceCoin(
                option.forward(), option.strike(), option.sign(), volatilityPercent / 100 * Math.sqrt(years));
    }

    @Override
    public double volatilityOfPrice(String instrument, double price) {
        RecordedOption option = current.get().options().get(instrument);
        return option == null
                ? Double.NaN
                : option.impliedPercent(price, current.get().millis());
    }

    @Override
    public Trade count(Deal deal) {
        Figures figures = figures(deal.instrument());
        Instrument instrument = find(deal.instrument()).orElseThrow();
        Tally tally = tallies.computeIfAbsent(deal.instrument(), _ -> new Tally());
        double price = deal.price().doubleValue();
        double amount = deal.amount().doubleValue();
        boolean option = instrument.kind() == InstrumentKind.OPTION;
        double coin = option ? amount : amount / price;
        tally.day.add(deal.millis(), price, coin, option ? amount * price * figures.index() : amount);
        tally.opened += deal.openInterestChange();
        tally.sequence++;
        return new Trade(
                deal.instrument(),
                nextTradeId(instrument.settlementCurrency()),
                tally.sequence,
                deal.direction(),
                price,
                amount,
                figures.mark(),
                figures.index(),
                volatilityOfPrice(deal.instrument(), price),
                deal.liquidation(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Stamp(deal.millis(), 0));
    }

    @Override
    public String nextTradeId(Currency currency) {
        long number = tradeNumbers.merge(currency, 1L, Long::sum);
        return (currency.equals(Currency.BTC) ? "" : currency.code() + "-") + number;
    }

    @Override
    public void bookChanged(String instrument) {
        bookChanged.run();
    }

    /** A recording has no customers of its own who could meet participants. */
    @Override
    public void admit(Participants participants) {}
}
