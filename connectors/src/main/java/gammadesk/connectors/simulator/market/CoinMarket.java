package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.market.ExpiryBoard.Pair;
import gammadesk.connectors.simulator.market.ListingCalendar.Cycle;
import gammadesk.connectors.simulator.market.MarketState.CoinState;
import gammadesk.connectors.simulator.market.MarketState.Listing;
import gammadesk.connectors.simulator.market.MarketState.Price;
import gammadesk.connectors.simulator.market.VenueMarket.Delivery;
import gammadesk.connectors.simulator.matching.MarketPort.Deal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One coin's part of the model market. */
final class CoinMarket {
    private static final double REFRESHED_PER_STEP = 0.9;
    private static final double STIRS_PER_SECOND = 120;
    private static final double NEW_MAKER = 0.04;
    private static final long GRID_CHECK_MILLIS = 60_000;
    private static final long HISTORY_MILLIS = 10_000;
    private static final long VOLATILITY_INDEX_MILLIS = 1_000;
    private static final long DELIVERY_WINDOW_MILLIS = 1_800_000;
    private static final long KEEP_EXPIRED_MILLIS = 3 * ListingCalendar.DAY_MILLIS;
    /** A stride over a long time does not make up for every trade in it. */
    private static final double LONGEST_BUSTLE_SECONDS = 5;

    private static final int PAST_DELIVERIES = 59;
    private static final double BASIS_YEARS = 0.15;
    private static final double FRONT_BASIS = 0.012;
    private static final double BACK_BASIS = 0.036;
    private static final double STRESSED_BASIS = -0.12;

    private final CoinProfile profile;
    private final double activity;
    private final ModelSurface surface;
    private final IndexHistory history;
    private final CoinListing listing;
    private final CustomerFlow flow;
    private final Optional<DealerHedger> hedger;
    private final SplittableRandom factors;
    private final SplittableRandom books;
    private final Deque<Instrument> expired = new ArrayDeque<>();
    private final Deque<Delivery> deliveries = new ArrayDeque<>();
    private long millis;
    private double logIndex;
    private double index;
    private double basisLevel;
    private double stress;
    private double volatilityIndex;
    private final ModelPast past;
    private double windowSum;
    private long windowCount;
    private long changeId = 1_000_000;
    private boolean trading = true;

    CoinMarket(CoinProfile profile, ModelSettings settings, long millis, SplittableRandom seed) {
        this.profile = profile;
        this.activity = settings.activity();
        this.factors = seed.split();
        this.books = seed.split();
        this.surface = new ModelSurface(profile, settings.scenario() == Scenario.CRASH, factors);
        this.history = new IndexHistory(profile.coin());
        this.flow = new CustomerFlow(profile, seed.split());
        this.hedger = hedger(settings);
        this.millis = millis;
        this.index = profile.startIndex();
        this.logIndex = Math.log(index);
        SplittableRandom before = seed.split();
        history.seed(millis, index, profile.realisedVol(), before);
        this.listing = new CoinListing(profile, millis, books);
        open(before);
        this.past = new ModelPast(profile, settings.seed(), history, millis, volatilityIndex);
    }

    /** Goes on from a state; the makers quote anew. */
    CoinMarket(CoinProfile profile, ModelSettings settings, CoinState state, long millis, SplittableRandom seed) {
        this.profile = profile;
        this.activity = settings.activity();
        this.factors = seed.split();
        this.books = seed.split();
        this.surface = new ModelSurface(profile, settings.scenario() == Scenario.CRASH, factors);
        this.history = new IndexHistory(profile.coin());
        this.flow = new CustomerFlow(profile, seed.split());
        this.hedger = hedger(settings);
        this.millis = millis;
        this.listing = new CoinListing(profile, settings.startMillis(), books);
        restore(state);
        this.past = new ModelPast(profile, settings.seed(), history, millis, volatilityIndex);
    }

    private static Optional<DealerHedger> hedger(ModelSettings settings) {
        return settings.scenario() == Scenario.CASCADE ? Optional.of(new DealerHedger()) : Optional.empty();
    }

    private void restore(CoinState state) {
        logIndex = state.logIndex();
        index = Math.rint(Math.exp(logIndex) * 100) / 100;
        basisLevel = state.basisLevel();
        windowSum = state.windowSum();
        windowCount = state.windowCount();
        changeId = state.changeId();
        surface.restore(state.surface(), stress);
        history.restore(state.history());
        flow.restore(state.nextTrade(), state.nextGroup());
        state.deliveries().forEach(at -> deliveries.addLast(new Delivery(profile.coin(), at.millis(), at.price())));
        state.expired()
                .forEach(was -> Contracts.ofName(was.name(), was.createdMillis())
                        .ifPresent(gone -> expired.addLast(gone.withState(InstrumentState.DELIVERED))));
        listing.restore(millis, state.lines());
        listing.boards().perpetual().restore(state.premium(), state.funding8h());
        repriceFutures(1);
        listing.boards().options().forEach(board -> board.gridCentre = forward(board));
        listing.boards().options().forEach(this::reprice);
        hedger.ifPresent(dealers -> dealers.begin(listing.boards()));
        volatilityIndex = VolatilityIndex.percent(surface);
        numberChanges();
        forgetChanges();
    }

    CoinState state() {
        FutureLine perpetual = listing.boards().perpetual();
        return new CoinState(
                logIndex,
                basisLevel,
                surface.state(),
                perpetual.premium(),
                perpetual.funding8h(),
                windowSum,
                windowCount,
                changeId,
                flow.nextTrade(),
                flow.nextGroup(),
                history.state(),
                deliveries.stream()
                        .map(at -> new Price(at.atMillis(), at.price()))
                        .toList(),
                expired.stream()
                        .map(gone -> new Listing(gone.name(), gone.createdMillis()))
                        .toList(),
                listing.lines().values().stream()
                        .map(line -> line.state(millis))
                        .toList());
    }

    private void open(SplittableRandom before) {
        for (ExpiryBoard board : listing.listExpiries(millis)) {
            listing.listStrikes(board, forward(board), millis);
        }
        repriceFutures(1);
        listing.boards().options().forEach(this::reprice);
        new OpeningInterest(profile, history, before).fill(listing.boards(), millis, index);
        hedger.ifPresent(dealers -> {
            DealerHedger.sell(listing.boards());
            dealers.begin(listing.boards());
        });
        volatilityIndex = VolatilityIndex.percent(surface);
        seedDeliveries();
        listing.lines().values().forEach(line -> line.settlement = line.shownMark());
        numberChanges();
        forgetChanges();
    }

    /** Goes one step further; the return is the index's, scenario included. */
    void step(long nowMillis, double stepMillis, double logReturn, double nowStress, VenueMarket.Sink sink) {
        boolean settles = ListingCalendar.settlementDay(nowMillis) != ListingCalendar.settlementDay(millis);
        long before = millis;
        millis = nowMillis;
        stress = nowStress;
        double felt = logReturn
                + hedger.map(dealers -> dealers.push(stepMillis / 1_000)).orElse(0.0);
        moveIndex(felt, sink);
        surface.step(stepMillis, felt, stress);
        basisLevel += -2e-6 * basisLevel + 2e-6 * factors.nextGaussian();
        listing.boards().perpetual().walkPremium(stepMillis, stress, factors);
        if (settles) {
            settleDay(sink);
        }
        move(before, stepMillis / 1_000, sink);
        report(sink);
        reportSlowThings(before, sink);
    }

    private void moveIndex(double logReturn, VenueMarket.Sink sink) {
        logIndex += logReturn;
        double shown = Math.rint(Math.exp(logIndex) * 100) / 100;
        boolean moved = shown != index;
        index = shown;
        if (ListingCalendar.nextSettlementMillis(millis - 1) - millis < DELIVERY_WINDOW_MILLIS) {
            windowSum += index;
            windowCount++;
        }
        if (moved) {
            sink.indexChanged(profile.coin());
        }
    }

    private void move(long before, double seconds, VenueMarket.Sink sink) {
        double share = 1 - Math.pow(1 - REFRESHED_PER_STEP, activity);
        repriceFutures(share);
        for (ExpiryBoard board : listing.boards().options()) {
            if (books.nextDouble() < share) {
                reprice(board);
            }
        }
        double lively = Math.min(seconds, LONGEST_BUSTLE_SECONDS) * activity;
        if (trading) {
            stir(lively);
            flow.step(millis, lively, index, stress, listing.boards(), sink);
            hedger.ifPresent(dealers -> dealers.hedge(seconds, index, listing.boards(), flow));
        }
        if (before / GRID_CHECK_MILLIS != millis / GRID_CHECK_MILLIS) {
            listing.boards().options().forEach(board -> widen(board, sink));
        }
    }

    /** Trading stands still or goes on. */
    void trade(boolean open) {
        trading = open;
        listing.lines().values().forEach(line -> line.ladder.hold(!open));
    }

    private void reprice(ExpiryBoard board) {
        board.reslice(millis, board.future.map(Line::shownMark).orElseGet(() -> forward(board)), surface, profile);
        board.reprice(stress, books);
    }

    private void repriceFutures(double share) {
        FutureLine perpetual = listing.boards().perpetual();
        repriceFuture(perpetual, index * (1 + perpetual.premium()));
        for (FutureLine line : listing.boards().futures()) {
            if (share >= 1 || books.nextDouble() < share) {
                repriceFuture(line, forward(line.instrument.expiry().orElseThrow()));
            }
        }
    }

    private void repriceFuture(FutureLine line, double price) {
        double shown = line.shownMark();
        if (line.reprice(price, books)) {
            line.touchBook(millis);
        } else if (line.shownMark() != shown) {
            line.touchTicker(millis);
        }
    }

    /** Makers change amounts and, now and then, give way to others. */
    private void stir(double seconds) {
        CoinBoards boards = listing.boards();
        for (int i = flow.arrivals(STIRS_PER_SECOND * seconds); i > 0; i--) {
            ExpiryBoard board =
                    boards.options().get(books.nextInt(boards.options().size()));
            Pair pair = board.pairs.get(books.nextInt(board.pairs.size()));
            OptionLine line = books.nextBoolean() ? pair.call() : pair.put();
            if (books.nextDouble() < NEW_MAKER) {
                line.changeMaker(books);
            }
            if (line.ladder.stir(books)) {
                line.touchBook(millis);
            }
        }
    }

    /** USD, rounded as the venue does: the index for the days, a basis on top for what lives longer. */
    private double forward(ExpiryBoard board) {
        return board.cycle == Cycle.DAY ? index : forward(board.expiry);
    }

    private double forward(Expiry expiry) {
        double years = Math.max(0, expiry.yearsFrom(millis));
        double front = FRONT_BASIS + basisLevel + STRESSED_BASIS * stress;
        double rate = BACK_BASIS - (BACK_BASIS - front) * Math.exp(-years / BASIS_YEARS);
        return Math.rint(index * Math.exp(rate * years) * 100) / 100;
    }

    private void widen(ExpiryBoard board, VenueMarket.Sink sink) {
        double forward = forward(board);
        if (Math.abs(Math.log(forward / board.gridCentre)) > StrikeGrid.slack(board.cycle)) {
            announce(board, listing.listStrikes(board, forward, millis), sink);
        }
    }

    private void announce(ExpiryBoard board, List<OptionLine> added, VenueMarket.Sink sink) {
        reprice(board);
        added.forEach(line -> line.changeId = ++changeId);
        added.forEach(line -> sink.stateChanged(line.instrument));
    }

    private void settleDay(VenueMarket.Sink sink) {
        double price = deliveryPrice();
        long at = millis / ListingCalendar.DAY_MILLIS * ListingCalendar.DAY_MILLIS + 8 * DayStatistics.HOUR_MILLIS;
        deliveries.addFirst(new Delivery(profile.coin(), at, price));
        windowSum = 0;
        windowCount = 0;
        listing.lines().values().stream()
                .filter(line -> expires(line, millis))
                .toList()
                .forEach(line -> sink.stateChanged(line.instrument.withState(InstrumentState.SETTLEMENT)));
        for (Line line : listing.delist(millis)) {
            Instrument delivered = line.instrument.withState(InstrumentState.DELIVERED);
            expired.addFirst(delivered);
            sink.stateChanged(delivered);
        }
        expired.removeIf(old -> old.expiry().orElseThrow().epochMillis() < millis - KEEP_EXPIRED_MILLIS);
        listing.lines().values().forEach(line -> line.settlement = line.shownMark());
        listNew(sink);
    }

    private void listNew(VenueMarket.Sink sink) {
        for (ExpiryBoard board : listing.listExpiries(millis)) {
            board.future.ifPresent(line -> {
                repriceFuture(line, forward(board.expiry));
                line.changeId = ++changeId;
                sink.stateChanged(line.instrument);
            });
            announce(board, listing.listStrikes(board, forward(board), millis), sink);
        }
    }

    private static boolean expires(Line line, long millis) {
        return line.instrument
                .expiry()
                .filter(expiry -> expiry.epochMillis() <= millis)
                .isPresent();
    }

    private void numberChanges() {
        for (Line line : listing.changed()) {
            line.changeId = line.bookChanged() ? ++changeId : line.changeId;
        }
    }

    private void report(VenueMarket.Sink sink) {
        numberChanges();
        for (Line line : listing.changed()) {
            if (line.bookChanged()) {
                sink.bookChanged(line.name());
            }
            sink.tickerChanged(line.name());
        }
        forgetChanges();
    }

    private void forgetChanges() {
        listing.changed().forEach(Line::reported);
        listing.changed().clear();
    }

    private void reportSlowThings(long before, VenueMarket.Sink sink) {
        if (before / HISTORY_MILLIS != millis / HISTORY_MILLIS) {
            history.append(millis, index);
        }
        if (before / VOLATILITY_INDEX_MILLIS != millis / VOLATILITY_INDEX_MILLIS) {
            double now = VolatilityIndex.percent(surface);
            boolean moved = now != volatilityIndex;
            volatilityIndex = now;
            if (moved) {
                sink.volatilityIndexChanged(profile.coin());
            }
        }
    }

    private void seedDeliveries() {
        long at = ListingCalendar.nextSettlementMillis(millis) - ListingCalendar.DAY_MILLIS;
        for (int i = 0; i < PAST_DELIVERIES; i++) {
            long close = at - i * ListingCalendar.DAY_MILLIS;
            double mean = history.mean(close - DELIVERY_WINDOW_MILLIS, close);
            deliveries.addLast(new Delivery(profile.coin(), close, Math.rint(mean * 100) / 100));
        }
    }

    private double deliveryPrice() {
        return windowCount == 0 ? index : Math.rint(windowSum / windowCount * 100) / 100;
    }

    /** In the last half hour the mean so far counts for the part that has passed. */
    private double estimatedDelivery() {
        long left = ListingCalendar.nextSettlementMillis(millis) - millis;
        if (left >= DELIVERY_WINDOW_MILLIS || windowCount == 0) {
            return index;
        }
        double passed = 1 - left / (double) DELIVERY_WINDOW_MILLIS;
        return Math.rint((passed * windowSum / windowCount + (1 - passed) * index) * 100) / 100;
    }

    /** The strike of the next expiry near spot with the largest open interest. */
    double pinStrike() {
        ExpiryBoard front = listing.boards().options().getFirst();
        double best = 0;
        double strike = index;
        for (Pair pair : front.pairs) {
            double distance = Math.log(pair.strike() / index) / 0.012;
            double pull = Math.exp(-distance * distance / 2)
                    * InterestFigures.roundness(pair.strike(), profile.roundUnit(), true);
            if (pull > best) {
                best = pull;
                strike = pair.strike();
            }
        }
        return strike;
    }

    /** Concentrates open interest on a strike of the next expiry, so that there is a reason for the pin. */
    void crowd(double strike) {
        for (Pair pair : listing.boards().options().getFirst().pairs) {
            if (pair.strike() == strike) {
                pair.call().openInterest += Math.rint(profile.openInterest() * 0.006);
                pair.put().openInterest += Math.rint(profile.openInterest() * 0.006);
            }
        }
    }

    double logFromStart() {
        return logIndex - Math.log(profile.startIndex());
    }

    double index() {
        return index;
    }

    IndexPrice indexPrice() {
        return new IndexPrice(Contracts.indexName(profile.coin()), index, new Stamp(millis, 0));
    }

    double volatilityIndex() {
        return volatilityIndex;
    }

    ModelSurface surface() {
        return surface;
    }

    CoinListing listing() {
        return listing;
    }

    Optional<Line> line(String name) {
        return Optional.ofNullable(listing.lines().get(name));
    }

    /** Participants' orders stand in the books from now on. */
    void admit(Participants participants) {
        flow.admit(participants);
    }

    /** Counts and numbers a trade in which participants have a part. */
    Currency currency() {
        return profile.coin();
    }

    String nextTradeId() {
        return flow.nextTradeId();
    }

    Trade count(Line line, Deal deal) {
        return flow.count(line, deal, index);
    }

    /** The book of a line as participants see it has changed. */
    void bookChanged(Line line) {
        line.changeId = ++changeId;
        line.touchedMillis = millis;
    }

    Ticker ticker(Line line) {
        return Tickers.of(line, millis, index, estimatedDelivery());
    }

    List<IndexPrice> indexHistory(long fromMillis, long toMillis) {
        List<IndexPrice> past = history.between(fromMillis, Math.min(toMillis, millis - 1));
        if (fromMillis <= millis && toMillis >= millis) {
            past.add(indexPrice());
        }
        return past;
    }

    MarketPast past() {
        return past;
    }

    List<Instrument> expired() {
        return List.copyOf(expired);
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }
}
