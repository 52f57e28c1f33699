package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OptionType;
import gammadesk.connectors.simulator.market.ExpiryBoard.Pair;
import gammadesk.connectors.simulator.market.ListingCalendar.Cycle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/** What of one coin is listed. */
final class CoinListing {
    private static final int FUTURE_DEPTH = 20;
    private static final int OPTION_DEPTH_LEAST = 3;
    private static final int OPTION_DEPTH_SPAN = 6;
    private static final int DATED_SPREAD_TICKS = 2;
    private static final double FUTURE_LEVEL_USD = 40_000;
    private static final double WEEKLY_FUTURE_DAYS = 14;

    private final CoinProfile profile;
    private final RandomGenerator random;
    private final Ladder.Scale optionScale;
    private final List<ExpiryBoard> boards = new ArrayList<>();
    private final List<FutureLine> futures = new ArrayList<>();
    private final FutureLine perpetual;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Line> changed = new ArrayList<>();
    private CoinBoards view;
    private long changes;

    CoinListing(CoinProfile profile, long millis, RandomGenerator random) {
        this.profile = profile;
        this.random = random;
        this.optionScale = new Ladder.Scale(1, 10_000, 50, 5, Contracts.minimumOptionAmount(profile.coin()));
        this.perpetual = new FutureLine(
                Contracts.perpetual(profile.coin(), millis), futureLadder(1, bitcoin() ? 2 : 20), 1, changed);
        lines.put(perpetual.name(), perpetual);
        view = new CoinBoards(List.of(), List.of(), perpetual);
    }

    CoinBoards boards() {
        return view;
    }

    Map<String, Line> lines() {
        return lines;
    }

    /** Rises with everything that is listed or delisted. */
    long changes() {
        return changes;
    }

    /** Lines that changed since they were last reported. */
    List<Line> changed() {
        return changed;
    }

    /** Lists every expiry of the calendar that is not listed yet; the new boards have no strikes so far. */
    List<ExpiryBoard> listExpiries(long millis) {
        List<ExpiryBoard> added = new ArrayList<>();
        ListingCalendar.at(millis).forEach((expiry, cycle) -> {
            Optional<ExpiryBoard> known =
                    boards.stream().filter(board -> board.expiry.equals(expiry)).findFirst();
            if (known.isEmpty()) {
                added.add(board(expiry, cycle, millis));
            }
        });
        boards.addAll(added);
        sort();
        return added;
    }

    /** Lists the strikes around a forward that are missing. */
    List<OptionLine> listStrikes(ExpiryBoard board, double forward, long millis) {
        List<OptionLine> added = new ArrayList<>();
        for (int strike : StrikeGrid.around(profile, board.cycle, forward)) {
            if (board.pairs.stream().noneMatch(pair -> pair.strike() == strike)) {
                added.addAll(listStrike(board, strike, millis));
            }
        }
        board.pairs.sort(Comparator.comparingInt(Pair::strike));
        board.gridCentre = forward;
        return added;
    }

    private List<OptionLine> listStrike(ExpiryBoard board, int strike, long millis) {
        Pair pair = new Pair(
                strike, option(board, strike, OptionType.CALL, millis), option(board, strike, OptionType.PUT, millis));
        board.pairs.add(pair);
        changes++;
        lines.put(pair.call().name(), pair.call());
        lines.put(pair.put().name(), pair.put());
        return List.of(pair.call(), pair.put());
    }

    /** Lists again what was listed, and nothing else. */
    void restore(long millis, List<MarketState.LineState> was) {
        List<Instrument> listed = was.stream()
                .map(MarketState.LineState::listing)
                .flatMap(listing -> Contracts.ofName(listing.name(), listing.createdMillis()).stream())
                .toList();
        SortedMap<Expiry, Cycle> calendar = ListingCalendar.at(millis);
        listed.stream()
                .filter(instrument -> instrument.option().isPresent())
                .map(instrument -> instrument.expiry().orElseThrow())
                .distinct()
                .forEach(expiry -> boards.add(new ExpiryBoard(
                        expiry, calendar.getOrDefault(expiry, Cycle.WEEK), restoredFuture(listed, expiry))));
        listed.stream()
                .filter(CoinListing::isCall)
                .forEach(call -> listStrike(
                        board(call.expiry().orElseThrow()),
                        call.option().orElseThrow().strike().intValueExact(),
                        call.createdMillis()));
        sort();
        was.forEach(
                state -> Optional.ofNullable(lines.get(state.listing().name())).ifPresent(line -> line.restore(state)));
    }

    private Optional<FutureLine> restoredFuture(List<Instrument> listed, Expiry expiry) {
        return listed.stream()
                .filter(instrument -> instrument.option().isEmpty())
                .filter(instrument -> instrument.expiry().equals(Optional.of(expiry)))
                .findFirst()
                .map(instrument -> future(expiry, instrument.createdMillis()));
    }

    private static boolean isCall(Instrument instrument) {
        return instrument
                .option()
                .filter(terms -> terms.type() == OptionType.CALL)
                .isPresent();
    }

    private void sort() {
        boards.sort(Comparator.comparing(board -> board.expiry));
        boards.forEach(board -> board.pairs.sort(Comparator.comparingInt(Pair::strike)));
        futures.sort(Comparator.comparing(line -> line.instrument.expiry().orElseThrow()));
        refreshView();
    }

    private ExpiryBoard board(Expiry expiry) {
        return boards.stream()
                .filter(board -> board.expiry.equals(expiry))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the calendar: " + expiry.label()));
    }

    /** Takes what has expired off the lists; its lines, futures first. */
    List<Line> delist(long millis) {
        List<Line> gone = new ArrayList<>();
        futures.stream().filter(line -> hasExpired(line.instrument, millis)).forEach(gone::add);
        for (ExpiryBoard board : boards) {
            if (board.expiry.epochMillis() <= millis) {
                board.pairs.forEach(pair -> gone.addAll(List.of(pair.call(), pair.put())));
            }
        }
        boards.removeIf(board -> board.expiry.epochMillis() <= millis);
        futures.removeIf(line -> hasExpired(line.instrument, millis));
        gone.forEach(line -> lines.remove(line.name()));
        changes++;
        refreshView();
        return gone;
    }

    private static boolean hasExpired(Instrument instrument, long millis) {
        return instrument
                .expiry()
                .filter(expiry -> expiry.epochMillis() <= millis)
                .isPresent();
    }

    private ExpiryBoard board(Expiry expiry, Cycle cycle, long millis) {
        boolean dated = cycle.compareTo(Cycle.WEEK) > 0
                || (cycle == Cycle.WEEK && expiry.yearsFrom(millis) * 365 < WEEKLY_FUTURE_DAYS);
        Optional<FutureLine> future = dated ? Optional.of(future(expiry, millis)) : Optional.empty();
        return new ExpiryBoard(expiry, cycle, future);
    }

    private FutureLine future(Expiry expiry, long millis) {
        FutureLine line = new FutureLine(
                Contracts.future(profile.coin(), expiry, millis),
                futureLadder(bitcoin() ? 5 : 1, bitcoin() ? 2 : 20),
                DATED_SPREAD_TICKS,
                changed);
        futures.add(line);
        changes++;
        lines.put(line.name(), line);
        return line;
    }

    private Ladder futureLadder(int numerator, int denominator) {
        double lot = Contracts.minimumFutureAmount(profile.coin());
        return new Ladder(
                new Ladder.Scale(numerator, denominator, Integer.MAX_VALUE, 1, lot), FUTURE_DEPTH, FUTURE_LEVEL_USD);
    }

    private OptionLine option(ExpiryBoard board, int strike, OptionType type, long millis) {
        Instrument instrument = Contracts.option(
                profile.coin(), board.expiry, BigDecimal.valueOf(strike), type == OptionType.CALL, millis);
        int depth = OPTION_DEPTH_LEAST + random.nextInt(OPTION_DEPTH_SPAN);
        OptionLine line = new OptionLine(
                instrument, board, strike, type, new Ladder(optionScale, depth, profile.levelAmount()), changed);
        line.changeMaker(random);
        return line;
    }

    private boolean bitcoin() {
        return profile.coin().equals(CoinProfile.BTC.coin());
    }

    private void refreshView() {
        view = new CoinBoards(List.copyOf(boards), List.copyOf(futures), perpetual);
    }
}
