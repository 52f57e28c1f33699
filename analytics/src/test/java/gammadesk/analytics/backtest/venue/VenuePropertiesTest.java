package gammadesk.analytics.backtest.venue;

import static gammadesk.analytics.backtest.venue.Floor.CALL;
import static gammadesk.analytics.backtest.venue.Floor.EXPIRY;
import static gammadesk.analytics.backtest.venue.Floor.FUTURE;
import static gammadesk.analytics.backtest.venue.Floor.INDEX;
import static gammadesk.analytics.backtest.venue.Floor.LINEAR;
import static gammadesk.analytics.backtest.venue.Floor.PERPETUAL;
import static gammadesk.analytics.backtest.venue.Floor.PUT;
import static gammadesk.analytics.backtest.venue.Floor.START;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.venue.VenueAccount.Opening;
import gammadesk.analytics.backtest.venue.VenueNews.Filled;
import gammadesk.analytics.backtest.venue.VenueNews.Liquidated;
import gammadesk.analytics.backtest.venue.VenueTerms.Filling;
import gammadesk.analytics.backtest.venue.VenueTerms.MarginCalls;
import gammadesk.analytics.backtest.venue.VenueTerms.Outage;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TimeInForce;
import gammadesk.analytics.risk.BookMargin.Model;
import gammadesk.analytics.risk.MarginTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

/**
 * Random interleavings of quotes, books, trades, orders, amendments, cancels, outages, halts, margin calls and
 * expiries, against an auditor that knows the news alone and a tally of what was shown.
 */
class VenuePropertiesTest {
    private static final List<String> NAMES = List.of(PERPETUAL, CALL, LINEAR, FUTURE, PUT);
    private static final List<String> OFTEN = List.of(PERPETUAL, PERPETUAL, CALL, CALL, LINEAR, FUTURE, PUT);
    private static final Map<Currency, Double> RICH = Map.of(Currency.BTC, 3.0, new Currency("USDC"), 100_000.0);
    private static final Map<Currency, Double> POOR = Map.of(Currency.BTC, 0.3, new Currency("USDC"), 200.0);

    private enum Act {
        TICKER,
        UNSIZED,
        ONE_SIDED,
        BOOK,
        STALE_BOOK,
        TRADE,
        MOVE,
        MARK,
        SUBMIT,
        REST,
        CANCEL,
        AMEND,
        MOMENT,
        HOURS,
        HALT,
        LOOK
    }

    /** Numbers from 0 to 1 choose what exactly. */
    private record Step(Act act, double which, double where, double size) {}

    private record Case(VenueTerms terms, List<Step> steps, long seed) {}

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Double> chance = Arbitraries.integers()
                .between(0, 1_000)
                .withDistribution(RandomDistribution.uniform())
                .map(thousandths -> thousandths / 1_000.0);
        Arbitrary<Act> acts = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(Act.values())),
                Tuple.of(3, Arbitraries.of(Act.TICKER, Act.BOOK, Act.TRADE, Act.MOVE)),
                Tuple.of(3, Arbitraries.of(Act.SUBMIT, Act.REST)));
        Arbitrary<Step> step = Combinators.combine(acts, chance, chance, chance).as(Step::new);
        return Combinators.combine(terms(chance), steps(step), Arbitraries.longs())
                .as(Case::new);
    }

    private static Arbitrary<List<Step>> steps(Arbitrary<Step> step) {
        return step.list().ofMinSize(10).ofMaxSize(80).withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<VenueTerms> terms(Arbitrary<Double> chance) {
        return Combinators.combine(
                        Arbitraries.of(0L, 0L, 25L),
                        chance,
                        chance,
                        Arbitraries.of(1.0, 0.5),
                        Arbitraries.of(0.0, 0.0, 0.3),
                        Arbitraries.of(0, 0, 1, 1, 2),
                        Arbitraries.longs().between(0, 2_000))
                .as((latency, crossing, queue, depth, miss, margin, out) -> {
                    Filling filling = new Filling(crossing, queue, depth, miss, 86_400_000);
                    Outage outage = new Outage(START + 50 + out, START + 51 + 2 * out, out % 2 == 0);
                    VenueTerms plain = Floor.plain()
                            .withLatency(latency)
                            .withFilling(filling)
                            .withOutages(List.of(outage))
                            .withDelivery(out % 3 == 0 ? 0 : 1_800_000);
                    return margin == 0 ? plain : plain.withMargin(calls(Model.values()[margin - 1]));
                });
    }

    private static MarginCalls calls(Model model) {
        return new MarginCalls(model, MarginTerms::published, 0, 0.25);
    }

    @Property(tries = 250)
    void theAccountIsWhatTheNewsMakeOfItAndNobodyIsFilledWhoMayNotBe(@ForAll("cases") Case one) {
        World world = new World(one);
        one.steps().forEach(world::step);
        world.end();
        Statistics.label("fills").collect(world.books.fills > 0).coverage(check -> atLeast(check, 60));
        Statistics.label("makers").collect(world.books.makers > 0).coverage(check -> atLeast(check, 15));
        Statistics.label("settled").collect(world.books.settled > 0).coverage(check -> atLeast(check, 20));
        Statistics.label("forced").collect(world.books.liquidated > 0).coverage(check -> atLeast(check, 0.2));
    }

    private static void atLeast(StatisticsCoverage check, double percent) {
        check.check(true).percentage(share -> share >= percent);
    }

    @Property(tries = 25)
    void theSameCallsHaveTheSameNews(@ForAll("cases") Case one) {
        World world = new World(one);
        World again = new World(one);
        one.steps().forEach(world::step);
        one.steps().forEach(again::step);
        assertThat(again.floor.news()).isEqualTo(world.floor.news());
        assertThat(again.floor.venue.account()).isEqualTo(world.floor.venue.account());
    }

    /** A level as it was shown, and what may still be had of it. */
    private static final class Offer {
        private final double price;
        private final double shown;
        private double left;

        Offer(double price, double shown, double left) {
            this.price = price;
            this.shown = shown;
            this.left = left;
        }
    }

    private static final class World {
        private final VenueTerms terms;
        private final Floor floor;
        private final NaiveBooks books;
        private final Map<String, List<Offer>> offers = new HashMap<>();
        private final Map<String, Boolean> followsBook = new HashMap<>();
        private final List<Long> ids = new ArrayList<>();
        private long time = START;
        private double index = INDEX;
        private double traded;
        private String tradedIn = "";
        private int heard;

        World(Case one) {
            terms = one.terms();
            Map<Currency, Double> cash = terms.margin().isPresent() ? POOR : RICH;
            floor = new Floor(terms, new Opening(START, cash, Map.of()), one.seed());
            books = new NaiveBooks(terms, cash);
            floor.index(START, INDEX);
            NAMES.forEach(name -> ticker(name, 0.5, 0.9, true));
        }

        private static String name(double which) {
            return OFTEN.get((int) (which * (OFTEN.size() - 0.001)));
        }

        private static boolean isOption(String name) {
            return name.equals(CALL) || name.equals(PUT);
        }

        private static double tick(String name) {
            return isOption(name) ? 0.0005 : 0.5;
        }

        private static double lot(String name) {
            return switch (name) {
                case LINEAR -> 0.001;
                case CALL, PUT -> 0.1;
                default -> 10;
            };
        }

        private double middle(String name) {
            return isOption(name) ? 0.03 + Math.rint((index - INDEX) / 2_000) * 0.0005 : Math.rint(index * 2) / 2;
        }

        private static double price(String name, double middle, long ticks) {
            return isOption(name)
                    ? Math.rint(middle * 2_000 + ticks) / 2_000
                    : Math.rint((middle + ticks * tick(name)) * 2) / 2;
        }

        private double amount(String name, double size) {
            double lots = 1 + Math.rint(size * 300);
            return isOption(name) ? lots / 10 : name.equals(LINEAR) ? lots / 1_000 : lots * lot(name);
        }

        void step(Step step) {
            String name = name(step.which());
            traded = 0;
            switch (step.act()) {
                case TICKER -> ticker(name, step.where(), step.size(), true);
                case UNSIZED -> ticker(name, step.where(), step.size(), false);
                case ONE_SIDED -> oneSided(name, step.size());
                case BOOK -> book(name, step.where(), step.size());
                case STALE_BOOK -> stale(name);
                case TRADE -> trade(name, step.where(), step.size());
                case MOVE -> move(step.where());
                case MARK -> mark(name, step.where());
                case SUBMIT -> submit(name, step.where(), step.size(), TimeInForce.IMMEDIATE_OR_CANCEL);
                case REST -> submit(name, step.where(), step.size(), TimeInForce.GOOD_TIL_CANCELLED);
                case CANCEL -> chosen(step.which()).forEach(floor.venue::cancel);
                case AMEND -> chosen(step.which()).forEach(id -> amend(id, step));
                case MOMENT -> floor.venue.advance(time += (long) (step.size() * 60));
                case HOURS -> floor.venue.advance(time += (long) (step.size() * step.size() * 10 * 86_400_000));
                case HALT -> halt(name, step.where());
                case LOOK -> books.audit(floor.venue.account());
            }
            listen();
        }

        void end() {
            books.audit(floor.venue.account());
            floor.venue.advance(Math.max(time, EXPIRY.epochMillis() + 120_000));
            listen();
            books.audit(floor.venue.account());
            assertThat(floor.held(CALL)).isZero();
        }

        private void ticker(String name, double where, double size, boolean isSized) {
            double middle = middle(name);
            double bid = price(name, middle, -1 - (long) (where * 3));
            double ask = price(name, middle, 1 + (long) (size * 3));
            double bids = isSized ? amount(name, where * where) : Double.NaN;
            double asks = isSized ? amount(name, size * size) : Double.NaN;
            if (!followsBook.getOrDefault(name, false)) {
                show(name, Side.BUY, List.of(new Level(bid, bids)));
                show(name, Side.SELL, List.of(new Level(ask, asks)));
            }
            double mark = price(name, middle, 0);
            floor.ticker(name, time, new Quote(bid, bids, ask, asks), mark, (where - 0.5) * 0.01);
        }

        private void oneSided(String name, double size) {
            double ask = price(name, middle(name), 1);
            if (!followsBook.getOrDefault(name, false)) {
                show(name, Side.BUY, List.of());
                show(name, Side.SELL, List.of(new Level(ask, amount(name, size))));
            }
            Quote quote = new Quote(Double.NaN, 0, ask, amount(name, size));
            floor.ticker(name, time, quote, price(name, middle(name), 0), 0);
        }

        private void book(String name, double where, double size) {
            double middle = middle(name) + tick(name) * Math.rint((where - 0.5) * 6);
            List<Level> bids = levels(name, middle, -1, size);
            List<Level> asks = levels(name, middle, 1, where);
            followsBook.put(name, true);
            show(name, Side.BUY, bids);
            show(name, Side.SELL, asks);
            floor.book(name, time, bids, asks);
        }

        private List<Level> levels(String name, double middle, int sign, double size) {
            List<Level> levels = new ArrayList<>();
            for (int i = 0; i < 1 + (int) (size * 3.99); i++) {
                double part = (size * 7 + i * 0.37) % 1;
                levels.add(new Level(price(name, middle, sign * (1L + i)), amount(name, part * part)));
            }
            return levels;
        }

        private void stale(String name) {
            followsBook.put(name, true);
            floor.staleBook(name, time);
        }

        /** What is shown again unchanged is not had twice. */
        private void show(String name, Side side, List<Level> levels) {
            List<Offer> old = offers.getOrDefault(name + side, List.of());
            List<Offer> next = new ArrayList<>();
            for (Level level : levels) {
                double most = Double.isNaN(level.amount())
                        ? Double.POSITIVE_INFINITY
                        : level.amount() * terms.filling().depthShare();
                next.add(old.stream()
                        .filter(offer -> offer.price == level.price() && offer.shown == level.amount())
                        .findFirst()
                        .orElse(new Offer(level.price(), level.amount(), most)));
            }
            offers.put(name + side, next);
        }

        private void trade(String name, double where, double size) {
            double price = price(name, middle(name), Math.round((where - 0.5) * 8));
            traded = amount(name, size);
            tradedIn = name;
            floor.trade(name, time, where * 10 % 1 < 0.5 ? Side.BUY : Side.SELL, price, traded);
        }

        private void move(double where) {
            index *= 1 + (where - 0.5) * 0.2;
            floor.index(time, index);
            NAMES.forEach(name -> ticker(name, where, 0.9, true));
        }

        private void mark(String name, double where) {
            double mark = price(name, middle(name), Math.round((where - 0.5) * 40));
            floor.venue.on(new MarketEvent.MarkUpdate(name, mark, 50 + where * 20, Floor.at(time)));
        }

        private void halt(String name, double where) {
            InstrumentState state = where < 0.3 ? InstrumentState.HALTED : InstrumentState.OPEN;
            floor.venue.on(new MarketEvent.StateChange(name, state, Floor.at(time)));
        }

        private void submit(String name, double where, double size, TimeInForce timeInForce) {
            Side side = where * 100 % 1 < 0.5 ? Side.BUY : Side.SELL;
            boolean isMarket = timeInForce == TimeInForce.IMMEDIATE_OR_CANCEL && size * 10 % 1 < 0.3;
            OptionalDouble limit = isMarket
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(price(name, middle(name), Math.round((where - 0.5) * 8)));
            boolean isPassive = timeInForce == TimeInForce.GOOD_TIL_CANCELLED && size * 100 % 1 < 0.3;
            VenueOrder order = new VenueOrder(
                    name,
                    side,
                    amount(name, size),
                    limit,
                    timeInForce,
                    isPassive,
                    size * 50 % 1 < 0.2,
                    Long.MAX_VALUE,
                    "");
            books.sent(ids.size() + 1L, order, floor.now());
            ids.add(floor.venue.submit(order));
        }

        private List<Long> chosen(double which) {
            return ids.isEmpty() ? List.of() : List.of(ids.get((int) (which * (ids.size() - 0.01))));
        }

        private void amend(long id, Step step) {
            String name = name(step.size());
            double limit = price(name, middle(name), Math.round((step.where() - 0.5) * 8));
            floor.venue.amend(id, amount(name, step.size()), limit);
        }

        private void listen() {
            List<VenueNews> all = floor.news();
            for (VenueNews news : all.subList(heard, all.size())) {
                books.hear(news);
                if (news instanceof Filled fill) {
                    tally(fill);
                } else if (news instanceof Liquidated forced) {
                    take(forced.instrument(), forced.side(), forced.amount());
                }
            }
            heard = all.size();
        }

        private void tally(Filled fill) {
            if (fill.maker() && traded > 0 && fill.instrument().equals(tradedIn)) {
                traded -= fill.amount();
                assertThat(traded).isGreaterThanOrEqualTo(-1e-9);
                traded = traded == 0 ? Double.MIN_NORMAL : traded;
            } else {
                take(fill.instrument(), fill.side(), fill.amount());
            }
        }

        /** All that is had of a side, at whatever prices, was shown there. */
        private void take(String name, Side side, double amount) {
            double wanted = amount;
            for (Offer offer : offers.getOrDefault(name + (side == Side.BUY ? Side.SELL : Side.BUY), List.of())) {
                double part = Math.min(wanted, offer.left);
                offer.left -= part;
                wanted -= part;
            }
            assertThat(wanted).isLessThanOrEqualTo(1e-9);
        }
    }
}
