package gammadesk.connectors.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ModelMarketTest {
    private static final Logger LOG = LoggerFactory.getLogger(ModelMarketTest.class);
    /** A Monday on which a dozen expiries are listed. */
    private static final long START = Instant.parse("2026-04-06T09:00:00Z").toEpochMilli();

    private static ModelMarket market(Scenario scenario, long start, double activity) {
        return ModelMarket.create(new ModelSettings(7, scenario, start, activity));
    }

    @Test
    void listsAboutSixHundredOptionsOfADozenExpiriesEach() {
        ModelMarket market = ModelMarket.create(
                ModelSettings.defaults(Instant.parse("2026-04-06T05:00:00Z").toEpochMilli()));
        for (Currency currency : market.currencies()) {
            List<Instrument> listed = market.instruments().stream()
                    .filter(instrument -> instrument.base().equals(currency))
                    .toList();
            Map<InstrumentKind, Long> kinds =
                    listed.stream().collect(Collectors.groupingBy(Instrument::kind, Collectors.counting()));
            long expiries = listed.stream()
                    .filter(instrument -> instrument.kind() == InstrumentKind.OPTION)
                    .map(Instrument::expiry)
                    .distinct()
                    .count();
            LOG.info("{}: {} with {} expiries", currency, kinds, expiries);
            assertThat(kinds.get(InstrumentKind.OPTION)).isBetween(540L, 700L);
            assertThat(expiries).isEqualTo(12);
            assertThat(kinds.get(InstrumentKind.FUTURE)).isBetween(6L, 9L);
            assertThat(kinds.get(InstrumentKind.PERPETUAL)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CRASH", "CASCADE"})
    void isTheSameHoweverTimeIsCut(Scenario scenario) {
        RecordingSink once = new RecordingSink();
        RecordingSink often = new RecordingSink();
        ModelMarket whole = market(scenario, START, 1);
        whole.advanceTo(START + 20_000, once);
        ModelMarket chopped = market(scenario, START, 1);
        for (long at = START + 37; at < START + 20_037; at += 137) {
            chopped.advanceTo(Math.min(at, START + 20_000), often);
        }
        chopped.advanceTo(START + 20_000, often);
        assertThat(often.digest).isEqualTo(once.digest);
        assertThat(often.trades).isEqualTo(once.trades);
        for (Instrument instrument : whole.instruments()) {
            assertThat(chopped.ticker(instrument.name())).isEqualTo(whole.ticker(instrument.name()));
            assertThat(chopped.book(instrument.name())).isEqualTo(whole.book(instrument.name()));
        }

        RecordingSink other = new RecordingSink();
        ModelMarket.create(new ModelSettings(8, scenario, START, 1)).advanceTo(START + 20_000, other);
        assertThat(other.digest).isNotEqualTo(once.digest);
    }

    @Test
    void pathsDoNotDependOnActivity() {
        ModelMarket busy = market(Scenario.CALM, START, 2);
        ModelMarket quiet = market(Scenario.CALM, START, 0.1);
        busy.advanceTo(START + 30_000, new RecordingSink());
        quiet.advanceTo(START + 30_000, new RecordingSink());
        assertThat(busy.index(Currency.BTC)).isEqualTo(quiet.index(Currency.BTC));
        assertThat(busy.volatilityIndex(Currency.ETH)).isEqualTo(quiet.volatilityIndex(Currency.ETH));
    }

    @Test
    void updatesAsOftenAsTheVenue() {
        ModelMarket market = market(Scenario.CALM, START, 1);
        RecordingSink sink = new RecordingSink();
        long began = System.nanoTime();
        market.advanceTo(START + 60_000, sink);
        double millis = (System.nanoTime() - began) / 1e6;
        LOG.info(
                "a minute in calm: {} tickers/s, {} books/s, {} trades/s, {} indices/s, {} ms of computing",
                sink.tickers / 60,
                sink.books / 60,
                sink.trades.size() / 60.0,
                sink.indices / 60,
                millis);
        assertThat(sink.tickers / 60).isBetween(5_000L, 12_000L);
        assertThat(sink.books / 60).isBetween(200L, 2_000L);
        assertThat(sink.trades).hasSizeBetween(200, 1_000);
        assertThat(sink.volatilityIndices).isPositive();
    }

    @Test
    void quotesStandOnTheLadderAndNeverCross() {
        ModelMarket market = market(Scenario.CRASH, START, 1);
        Map<String, Long> changeIds = new HashMap<>();
        RecordingSink sink = new RecordingSink() {
            @Override
            public void bookChanged(String instrument) {
                OrderBook book = market.book(instrument);
                assertThat(book.changeId()).isGreaterThan(changeIds.getOrDefault(instrument, 0L));
                changeIds.put(instrument, book.changeId());
                if (!book.bids().isEmpty() && !book.asks().isEmpty()) {
                    assertThat(book.bids().getFirst().price())
                            .isLessThan(book.asks().getFirst().price());
                }
            }
        };
        for (int minute = 1; minute <= 40; minute += 3) {
            market.advanceTo(START + minute * 60_000L - 5_000, new RecordingSink());
            market.advanceTo(START + minute * 60_000L, sink);
            market.instruments().forEach(instrument -> checkBook(market, instrument));
        }
        assertThat(changeIds).hasSizeGreaterThan(500);
    }

    private static void checkBook(ModelMarket market, Instrument instrument) {
        OrderBook book = market.book(instrument.name());
        boolean option = instrument.kind() == InstrumentKind.OPTION;
        assertThat(book.bids()).hasSizeLessThanOrEqualTo(option ? 10 : 20);
        checkSide(instrument, book.bids(), 1);
        checkSide(instrument, book.asks(), -1);
        Ticker ticker = market.ticker(instrument.name());
        assertThat(ticker.quote()).isEqualTo(book.quote());
        if (ticker.quote().isTwoSided()) {
            assertThat(ticker.quote().bid()).isLessThan(ticker.quote().ask());
        }
    }

    private static void checkSide(Instrument instrument, List<OrderBook.Level> levels, int sign) {
        double last = sign * Double.MAX_VALUE;
        for (OrderBook.Level level : levels) {
            assertThat(instrument.ticks().accepts(BigDecimal.valueOf(level.price())))
                    .as("%s %s", instrument.name(), level)
                    .isTrue();
            assertThat(BigDecimal.valueOf(level.amount())
                            .remainder(instrument.minimumAmount())
                            .signum())
                    .as("%s %s", instrument.name(), level)
                    .isZero();
            assertThat(sign * level.price()).isLessThan(sign * last);
            assertThat(level.amount()).isPositive();
            last = level.price();
        }
    }

    @Test
    void callsAndPutsAgree() {
        ModelMarket market = market(Scenario.CRASH, START, 1);
        market.advanceTo(START + 20 * 60_000, new RecordingSink());
        for (Instrument instrument : market.instruments()) {
            if (instrument
                    .option()
                    .filter(terms -> terms.type() == OptionType.CALL)
                    .isPresent()) {
                Ticker call = market.ticker(instrument.name());
                Ticker put = market.ticker(instrument.name().replaceAll("C$", "P"));
                double strike = instrument.option().orElseThrow().strike().doubleValue();
                assertThat(call.mark() - put.mark()).isCloseTo(1 - strike / call.underlying(), within(1.0001e-4));
                assertThat(put.markIv()).isEqualTo(call.markIv());
            }
        }
    }

    @Test
    void theSurfaceHasNoArbitrageThroughACrash() {
        ModelMarket market = market(Scenario.CRASH, START, 0.05);
        for (int minute = 0; minute <= 60; minute++) {
            market.advanceTo(START + minute * 60_000L, new RecordingSink());
            for (Currency currency : market.currencies()) {
                checkSurface(market.surface(currency));
            }
        }
    }

    private static void checkSurface(ModelSurface surface) {
        double[] days = {0.04, 0.3, 1, 2, 3, 5, 9, 16, 30, 60, 90, 180, 270, 365};
        double[] before = new double[301];
        for (double day : days) {
            double theta = surface.theta(day / 365);
            double phi = surface.phi(theta);
            for (int i = 0; i <= 300; i++) {
                double k = (i - 150) / 100.0;
                double w = ModelSurface.variance(theta, phi, surface.rho(), k);
                assertThat(w).isGreaterThan(before[i]);
                before[i] = w;
                assertThat(density(theta, phi, surface.rho(), k))
                        .as("day %s k %s", day, k)
                        .isGreaterThanOrEqualTo(0);
            }
        }
        assertThat(surface.eta() * (1 + Math.abs(surface.rho()))).isLessThanOrEqualTo(2);
    }

    /** Durrleman's function of a slice, derivatives in closed form. */
    private static double density(double theta, double phi, double rho, double k) {
        double y = phi * k + rho;
        double root = Math.sqrt(y * y + 1 - rho * rho);
        double w = theta / 2 * (1 + rho * phi * k + root);
        double w1 = theta / 2 * phi * (rho + y / root);
        double w2 = theta / 2 * phi * phi * (1 - rho * rho) / (root * root * root);
        double a = 1 - k * w1 / (2 * w);
        return a * a - w1 * w1 / 4 * (1 / w + 0.25) + w2 / 2;
    }

    @Test
    void crashFallsLikeTheFifthOfFebruary() {
        ModelMarket market = market(Scenario.CRASH, START, 0.3);
        double btc = market.index(Currency.BTC).price();
        double eth = market.index(Currency.ETH).price();
        double ivBefore = frontAtm(market, Currency.BTC);
        double missingBefore = missingBids(market);
        double basisBefore = frontBasis(market);
        market.advanceTo(START + 36 * 60_000, new RecordingSink());
        double fall = (market.index(Currency.BTC).price() / btc - 1) * 100;
        double fallEth = (market.index(Currency.ETH).price() / eth - 1) * 100;
        double ivAfter = frontAtm(market, Currency.BTC);
        double missingAfter = missingBids(market);
        LOG.info(
                "crash: BTC {} %, ETH {} %, front ATM {} -> {}, DVOL {}, bids missing {} -> {}, front basis {} -> {}",
                fall,
                fallEth,
                ivBefore,
                ivAfter,
                market.volatilityIndex(Currency.BTC),
                missingBefore,
                missingAfter,
                basisBefore,
                frontBasis(market));
        assertThat(fall).isBetween(-18.0, -12.0);
        assertThat(fallEth).isBetween(-18.0, -12.0);
        assertThat(ivBefore).isBetween(50.0, 60.0);
        assertThat(ivAfter).isBetween(80.0, 100.0);
        assertThat(missingAfter).isBetween(0.26, 0.42);
        assertThat(missingBefore).isLessThan(0.2);
        market.advanceTo(START + 120 * 60_000, new RecordingSink());
        double recovered = (market.index(Currency.BTC).price() / btc - 1) * 100;
        assertThat(recovered).isGreaterThan(fall + 3).isLessThan(-4);
        assertThat(frontAtm(market, Currency.BTC)).isLessThan(ivAfter);
    }

    @Test
    void pinDrawsSpotToABigStrike() {
        long start = Instant.parse("2026-04-06T07:00:00Z").toEpochMilli();
        ModelMarket market = market(Scenario.PIN, start, 0.1);
        RecordingSink sink = new RecordingSink();
        market.advanceTo(start + 3_590_000, sink);
        double index = market.index(Currency.BTC).price();
        double strike = Math.rint(index / 1_000) * 1_000;
        LOG.info("pin: BTC {} at strike {}", index, strike);
        assertThat(index).isCloseTo(strike, within(0.002 * strike));
        double pinned = market.ticker("BTC-6APR26-" + (int) strike + "-C").openInterest();
        assertThat(pinned).isGreaterThan(1_000);
    }

    @Test
    void trendRises() {
        ModelMarket market = market(Scenario.TREND, START, 0.02);
        double before = market.index(Currency.BTC).price();
        market.advanceTo(START + 6 * 3_600_000, new RecordingSink());
        assertThat(market.index(Currency.BTC).price() / before).isBetween(1.0, 1.04);
    }

    @Test
    void dealersHoldTheOtherSideOfEveryTrade() {
        ModelMarket market = market(Scenario.CRASH, START, 3);
        RecordingSink sink = new RecordingSink();
        market.advanceTo(START + 1_800_000, sink);
        Map<String, Double> customers = new HashMap<>();
        sink.trades.forEach(
                trade -> customers.merge(trade.instrument(), trade.direction().sign() * trade.amount(), Double::sum));
        assertThat(customers).hasSizeGreaterThan(100);
        for (Instrument instrument : market.instruments()) {
            double expected = -customers.getOrDefault(instrument.name(), 0.0);
            assertThat(market.dealerInventory(instrument.name())).isCloseTo(expected, within(1e-6));
        }
        assertThat(sink.trades).extracting(Trade::id).doesNotHaveDuplicates();
        assertThat(sink.trades).anyMatch(trade -> trade.comboId().isPresent());
        assertThat(sink.trades).anyMatch(trade -> trade.blockTradeId().isPresent());
        assertThat(sink.trades).anyMatch(trade -> trade.liquidation() != Trade.Liquidation.NONE);
        assertThat(sink.trades).allMatch(trade -> trade.price() > 0 && trade.amount() > 0);
    }

    @Test
    void statisticsOfTheDayFollowTrades() {
        ModelMarket market = market(Scenario.CALM, START, 1);
        String name = "BTC-PERPETUAL";
        Ticker before = market.ticker(name);
        RecordingSink sink = new RecordingSink();
        market.advanceTo(START + 60_000, sink);
        Ticker after = market.ticker(name);
        double usd = sink.trades.stream()
                .filter(trade -> trade.instrument().equals(name))
                .mapToDouble(Trade::amount)
                .sum();
        assertThat(after.volumeUsd24h() - before.volumeUsd24h()).isCloseTo(usd, within(1e-3));
        for (Instrument instrument : market.instruments()) {
            Ticker ticker = market.ticker(instrument.name());
            assertThat(ticker.openInterest()).isGreaterThanOrEqualTo(0);
            if (ticker.volume24h() > 0) {
                assertThat(ticker.last()).isBetween(ticker.low24h(), ticker.high24h());
            }
        }
    }

    @Test
    void deliversAndListsAtEightEveryDay() {
        long start = Instant.parse("2026-04-09T07:20:00Z").toEpochMilli();
        ModelMarket market = market(Scenario.CALM, start, 0.02);
        RecordingSink thursday = new RecordingSink();
        long eight = Instant.parse("2026-04-09T08:00:00Z").toEpochMilli();
        market.advanceTo(eight - 100, thursday);
        assertThat(thursday.states).noneMatch(instrument -> instrument.state() == InstrumentState.DELIVERED);
        double window = market.ticker("BTC-9APR26-69000-C").estimatedDelivery();
        market.advanceTo(eight, thursday);
        assertThat(market.deliveries(Currency.BTC).getFirst().atMillis()).isEqualTo(eight);
        assertThat(market.deliveries(Currency.BTC).getFirst().price()).isCloseTo(window, within(0.05));
        assertThat(labels(thursday, InstrumentState.DELIVERED)).containsExactly("9APR26");
        assertThat(labels(thursday, InstrumentState.OPEN)).contains("13APR26", "1MAY26");
        assertThat(market.expired()).anyMatch(instrument -> instrument.name().equals("BTC-9APR26-69000-C"));
        assertThatThrownBy(() -> market.ticker("BTC-9APR26-69000-C")).isInstanceOf(IllegalArgumentException.class);

        RecordingSink friday = new RecordingSink();
        long next = eight + ListingCalendar.DAY_MILLIS;
        market.advanceTo(next + 1_000, friday);
        assertThat(labels(friday, InstrumentState.DELIVERED)).containsExactly("10APR26");
        assertThat(friday.states)
                .anyMatch(instrument ->
                        instrument.name().equals("BTC-10APR26") && instrument.state() == InstrumentState.DELIVERED);
        assertThat(labels(friday, InstrumentState.OPEN)).contains("14APR26");
        assertThat(market.instruments())
                .allMatch(instrument -> instrument.expiry().stream().allMatch(expiry -> expiry.epochMillis() > next));
        assertThat(market.deliveries(Currency.ETH)).hasSizeGreaterThan(50);
    }

    private static List<String> labels(RecordingSink sink, InstrumentState state) {
        return sink.states.stream()
                .filter(instrument -> instrument.state() == state)
                .map(instrument -> instrument.expiry().orElseThrow().label())
                .distinct()
                .toList();
    }

    @Test
    void hasAPast() {
        ModelMarket market = market(Scenario.CALM, START, 1);
        market.advanceTo(START + 60_000, new RecordingSink());
        var past = market.indexHistory(Currency.BTC, START - 59L * 86_400_000, market.nowMillis());
        assertThat(past).hasSizeGreaterThan(57 * 24 + 2_800);
        assertThat(past.getLast()).isEqualTo(market.index(Currency.BTC));
        for (int i = 1; i < past.size(); i++) {
            assertThat(past.get(i).stamp().venueMillis())
                    .isGreaterThan(past.get(i - 1).stamp().venueMillis());
        }
    }

    private static double frontAtm(ModelMarket market, Currency currency) {
        return atm(market, currency).markIv();
    }

    private static double frontBasis(ModelMarket market) {
        Ticker ticker = market.ticker("BTC-26JUN26");
        return ticker.mark() / ticker.index() - 1;
    }

    /** The at-the-money call of the first expiry with more than three days to go. */
    private static Ticker atm(ModelMarket market, Currency currency) {
        return market.instruments().stream()
                .filter(instrument -> instrument.base().equals(currency)
                        && instrument.option().isPresent())
                .filter(instrument -> instrument.expiry().orElseThrow().yearsFrom(market.nowMillis()) > 3 / 365.0)
                .min((a, b) -> {
                    int byExpiry = a.expiry().orElseThrow().compareTo(b.expiry().orElseThrow());
                    return byExpiry != 0 ? byExpiry : Double.compare(distance(market, a), distance(market, b));
                })
                .map(instrument -> market.ticker(instrument.name()))
                .orElseThrow();
    }

    private static double distance(ModelMarket market, Instrument option) {
        double strike = option.option().orElseThrow().strike().doubleValue();
        return Math.abs(strike - market.index(option.base()).price());
    }

    private static double missingBids(ModelMarket market) {
        return market.instruments().stream()
                .filter(instrument -> instrument.kind() == InstrumentKind.OPTION)
                .mapToDouble(instrument ->
                        Double.isNaN(market.ticker(instrument.name()).quote().bid()) ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
