package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.backtest.venue.Agenda.Due;
import gammadesk.analytics.backtest.venue.VenueAccount.Opening;
import gammadesk.analytics.backtest.venue.VenueAccount.Wallet;
import gammadesk.analytics.backtest.venue.VenueNews.Ending;
import gammadesk.analytics.backtest.venue.VenueNews.Refusal;
import gammadesk.analytics.backtest.venue.VenueNews.Request;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.risk.BookMargin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A venue that is played to a replay. It is told what the market said and takes orders, and says what became of them;
 * {@link VenueAccount} explains what came of it all. Options, futures and perpetuals, inverse and linear; spot and
 * combos are not traded here.
 *
 * <p>Time is that of what it is told and never goes back: an event with an older stamp counts as of now. What is due
 * before or at the moment of an event (orders that arrive, expiries, funding, outages) happens before it. The trader's
 * own orders leave no trace in the market but the depth that they took. A delivery costs no fee: {@code FeeTerms} knows
 * none. Not thread-safe; the same calls with the same seed have the same news.
 */
public final class ReplayVenue {
    private static final long RETRY_MILLIS = 60_000;
    private static final String WHOLE_VENUE = "";

    private final VenueTerms terms;
    private final Map<String, Contract> contracts = new HashMap<>();
    private final Map<String, CoinIndex> indexes = new HashMap<>();
    private final Set<String> locks = new HashSet<>();
    private final Books books;
    private final Matching matching;
    private final Optional<Margins> margins;
    private final Optional<MarginDesk> desk;
    private final Reception reception;
    private final Agenda agenda;
    private List<VenueNews> news = new ArrayList<>();
    private long now;
    private long due;
    private long ids;
    private boolean isOut;
    private boolean answers = true;
    private boolean hasMoved;

    /**
     * A venue at its beginning.
     *
     * @param terms how it treats the trader
     * @param opening what the trader has
     * @param random what chance is drawn from
     */
    public ReplayVenue(VenueTerms terms, Opening opening, SplittableRandom random) {
        this.terms = terms;
        now = opening.millis();
        books = new Books(opening, terms.fees(), this::tell);
        matching = new Matching(terms.filling(), books, this::tell);
        margins = terms.margin().map(calls -> new Margins(calls, books, matching));
        desk = margins.map(all -> new MarginDesk(terms.margin().orElseThrow(), books, matching, all, this::tell));
        reception = new Reception(
                name -> Optional.ofNullable(contracts.get(name)),
                matching,
                (order, at) -> margins.isEmpty() || margins.get().isFunded(order, at),
                terms.filling().missChance(),
                random,
                this::tell);
        agenda = new Agenda(terms.outages(), now);
        due = agenda.next();
        advance(now);
    }

    private void tell(VenueNews one) {
        news.add(one);
    }

    /**
     * Lists an instrument, or its new terms; it stays until it expires, also when a later listing leaves it out. What
     * is no option, future or perpetual is not traded here.
     */
    public void list(Instrument instrument) {
        Contract known = contracts.get(instrument.name());
        if (known != null) {
            known.list(instrument);
            return;
        }
        InstrumentName.parse(instrument.name()).filter(ReplayVenue::isTraded).ifPresent(name -> list(instrument, name));
    }

    private static boolean isTraded(InstrumentName name) {
        return switch (name.kind()) {
            case OPTION, FUTURE, PERPETUAL -> true;
            default -> false;
        };
    }

    private void list(Instrument instrument, InstrumentName name) {
        Contract contract = new Contract(instrument, name, index(name.family()));
        contracts.put(instrument.name(), contract);
        books.list(contract, now);
        if (contract.expiryMillis != Long.MAX_VALUE) {
            agenda.expire(contract, Math.max(now, contract.expiryMillis + 1));
            due = agenda.next();
        }
    }

    private CoinIndex index(InstrumentName.Family family) {
        String quote = family.quote().map(money -> money.code()).orElse("USD");
        return indexes.computeIfAbsent((family.base() + "_" + quote).toLowerCase(Locale.ROOT), this::index);
    }

    private CoinIndex index(String name) {
        CoinIndex index = new CoinIndex(name, terms.deliveryMillis());
        index.lock(locks.contains(WHOLE_VENUE) || locks.contains(name));
        return index;
    }

    /** Takes what the market said. What is said of an instrument that is not listed is not heard. */
    public void on(MarketEvent event) {
        advance(event.stamp().venueMillis());
        switch (event) {
            case MarketEvent.TickerUpdate update -> ticker(update.ticker());
            case MarketEvent.BookUpdate update -> book(update.book());
            case MarketEvent.TradeDone done -> trade(done);
            case MarketEvent.IndexUpdate update -> index(update.index());
            case MarketEvent.MarkUpdate update -> mark(update);
            case MarketEvent.StateChange change -> state(change);
            case MarketEvent.Listing listing -> listing.instruments().forEach(this::list);
            case MarketEvent.PlatformUpdate update -> lock(update);
            case MarketEvent.Combos _, MarketEvent.VolatilityIndexUpdate _ -> {}
        }
    }

    private void ticker(Ticker ticker) {
        Contract contract = contracts.get(ticker.instrument());
        if (contract == null) {
            return;
        }
        index(contract.index, ticker.index());
        books.accrue(contract, now);
        contract.tell(ticker, now);
        quoted(contract);
    }

    private void book(OrderBook book) {
        Contract contract = contracts.get(book.instrument());
        if (contract != null) {
            contract.quotes.tell(book, now);
            contract.tellMid();
            quoted(contract);
        }
    }

    private void mark(MarketEvent.MarkUpdate update) {
        Contract contract = contracts.get(update.instrument());
        if (contract != null) {
            books.accrue(contract, now);
            contract.tellMark(update.markPrice(), update.markIvPercent());
            carry(contract);
            callMargin();
        }
    }

    private void state(MarketEvent.StateChange change) {
        Contract contract = contracts.get(change.instrument());
        if (contract != null) {
            contract.set(change.state());
        }
    }

    private void trade(MarketEvent.TradeDone done) {
        Contract contract = contracts.get(done.trade().instrument());
        if (contract != null && !contract.own.isEmpty() && !isOut) {
            matching.hear(contract, done.trade(), now);
            callMargin();
        }
    }

    private void index(IndexPrice price) {
        index(indexes.computeIfAbsent(price.name(), this::index), price.price());
    }

    private void index(CoinIndex index, double price) {
        if (index.update(price, now)) {
            books.priced(index);
        }
    }

    private void lock(MarketEvent.PlatformUpdate update) {
        if (update.locked()) {
            locks.add(update.scope());
        } else {
            locks.remove(update.scope());
        }
        boolean isWhole = locks.contains(WHOLE_VENUE);
        indexes.values().forEach(index -> index.lock(isWhole || locks.contains(index.name())));
    }

    /** The market of a contract has changed: what is held is counted, margin is called, then orders are met. */
    private void quoted(Contract contract) {
        carry(contract);
        callMargin();
        if (contract.own.isEmpty()) {
            return;
        }
        if (isOut) {
            contract.own.see(contract.quotes, 0);
        } else {
            matching.meet(contract, now);
            callMargin();
        }
    }

    private void carry(Contract contract) {
        if (!contract.holding.isEmpty()) {
            books.carry(contract);
            hasMoved = true;
        }
    }

    private void callMargin() {
        boolean hasTraded = matching.hasTraded();
        if (desk.isPresent() && !isOut && (hasTraded || (hasMoved && desk.get().isDue(now)))) {
            reckon();
        }
    }

    private void reckon() {
        hasMoved = false;
        desk.ifPresent(calls -> calls.reckon(now));
    }

    /** Lets time pass up to a moment: what is due happens. An earlier moment than now changes nothing. */
    public void advance(long millis) {
        while (due <= millis) {
            Due next = agenda.take();
            now = Math.max(now, next.millis());
            happen(next);
            due = agenda.next();
        }
        now = Math.max(now, millis);
    }

    private void happen(Due next) {
        switch (next) {
            case Due.Edge edge -> edge(edge);
            case Due.Expiry expiry -> expire(expiry.contracts());
            case Due.Funding _ ->
                contracts.values().stream()
                        .filter(contract -> contract.isPerpetual)
                        .sorted((one, other) -> one.name.text().compareTo(other.name.text()))
                        .forEach(contract -> books.tellFunding(contract, now));
            case Due.Arrival arrival -> arrive(arrival);
        }
    }

    private void edge(Due.Edge edge) {
        isOut = edge.begins();
        answers = edge.answers();
        tell(isOut ? new VenueNews.OutageBegan(now) : new VenueNews.OutageEnded(now));
        callMargin();
    }

    private void expire(List<Contract> expired) {
        expired.forEach(this::expire);
        callMargin();
    }

    private void expire(Contract contract) {
        contract.own.all().forEach(order -> matching.end(order, Ending.EXPIRED, now));
        if (contract.holding.isEmpty()) {
            return;
        }
        double delivery = contract.index.delivery(contract.expiryMillis);
        double price = delivery > 0 ? delivery : contract.coinUsd();
        if (price > 0) {
            books.settle(contract, price, now);
            hasMoved = true;
        } else {
            agenda.expire(contract, now + RETRY_MILLIS);
        }
    }

    private void arrive(Due.Arrival arrival) {
        if (isOut) {
            tell(
                    answers
                            ? new VenueNews.Rejected(now, arrival.id(), request(arrival), Refusal.OUTAGE)
                            : new VenueNews.Unanswered(now, arrival.id(), request(arrival)));
            return;
        }
        if (hasMoved && !(arrival instanceof Due.Cancel)) {
            reckon();
        }
        switch (arrival) {
            case Due.Order order -> reception.place(order.id(), order.order(), now);
            case Due.Amendment next -> reception.amend(next.id(), next.amount(), next.limit(), now);
            case Due.Cancel cancel -> reception.cancel(cancel.id(), now);
        }
        callMargin();
    }

    private static Request request(Due.Arrival arrival) {
        return switch (arrival) {
            case Due.Order _ -> Request.ORDER;
            case Due.Amendment _ -> Request.AMENDMENT;
            case Due.Cancel _ -> Request.CANCEL;
        };
    }

    /** Whether nothing is traded at a moment and no market data reach the trader. */
    public boolean isOut(long millis) {
        return terms.isOut(millis);
    }

    /** The venue's clock, milliseconds since the epoch. */
    public long millis() {
        return now;
    }

    /**
     * Sends an order: it leaves the trader now and reaches the book after the latency; without one it is there at once.
     *
     * @return its id, by which the news speak of it
     */
    public long submit(VenueOrder order) {
        long id = ++ids;
        send(new Due.Order(now + terms.latencyMillis(), id, order));
        return id;
    }

    /** Asks for the end of an order, which arrives after the latency. */
    public void cancel(long id) {
        send(new Due.Cancel(now + terms.latencyMillis(), id));
    }

    /**
     * Asks for another amount and price of an order, which arrives after the latency. A smaller amount at the same
     * price keeps its place in the queue.
     *
     * @param amount the whole of it, what was filled before included
     * @param price its limit
     */
    public void amend(long id, double amount, double price) {
        send(new Due.Amendment(now + terms.latencyMillis(), id, amount, price));
    }

    private void send(Due.Arrival arrival) {
        agenda.send(arrival);
        due = agenda.next();
        advance(now);
    }

    /** What has happened since the last time this was asked, in the order in which it did. */
    public List<VenueNews> drain() {
        if (news.isEmpty()) {
            return List.of();
        }
        List<VenueNews> told = List.copyOf(news);
        news = new ArrayList<>();
        return told;
    }

    /** The account now. Reading it books the funding up to now. */
    public VenueAccount account() {
        books.held().forEach(contract -> books.accrue(contract, now));
        return new VenueAccount(
                now,
                books.positions(),
                books.purses().stream().map(this::wallet).toList(),
                books.unmarked());
    }

    private Wallet wallet(Purse purse) {
        List<Contract> held = books.held(purse.currency);
        Optional<BookMargin> margin = margins.map(all -> all.of(purse.currency, now));
        return new Wallet(
                purse.currency,
                purse.own.picture(held.stream().mapToDouble(Books::value).sum()),
                purse.usd.picture(held.stream().mapToDouble(Books::valueUsd).sum()),
                margin.map(BookMargin::initial).orElse(0.0),
                margin.map(BookMargin::maintenance).orElse(0.0));
    }
}
