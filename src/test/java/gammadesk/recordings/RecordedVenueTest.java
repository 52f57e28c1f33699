package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.Shared;
import gammadesk.analytics.backtest.HedgeFill;
import gammadesk.analytics.backtest.HedgeMoment;
import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeReplay;
import gammadesk.analytics.backtest.HedgeRule;
import gammadesk.analytics.backtest.HedgeStep;
import gammadesk.analytics.backtest.ReplayFills;
import gammadesk.analytics.backtest.venue.ReplayVenue;
import gammadesk.analytics.backtest.venue.VenueAccount.Entry;
import gammadesk.analytics.backtest.venue.VenueAccount.Money;
import gammadesk.analytics.backtest.venue.VenueAccount.Opening;
import gammadesk.analytics.backtest.venue.VenueNews;
import gammadesk.analytics.backtest.venue.VenueNews.Filled;
import gammadesk.analytics.backtest.venue.VenueOrder;
import gammadesk.analytics.backtest.venue.VenueTerms;
import gammadesk.analytics.hedging.Advice;
import gammadesk.analytics.hedging.Advisor;
import gammadesk.analytics.hedging.CostCalibration;
import gammadesk.analytics.hedging.CostModel;
import gammadesk.analytics.hedging.CostParts;
import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.hedging.HedgeGoal;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.HedgePicture;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.Slicing;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.app.market.RecordedChain;
import gammadesk.connectors.simulator.market.ReplayMarket;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Recorded chains told to the venue ticker by ticker, beside the replay that walks them as moments: with the touch
 * crossed, no latency and sizes unknown, both must come to the same profit, spread and fees.
 */
class RecordedVenueTest {
    private static final int FILES = 5;
    private static final String PERPETUAL = "BTC-PERPETUAL";
    private static final CostModel COSTS =
            new CostModel(FeeTerms.PUBLISHED, Slicing.AT_ONCE, Optional.empty(), 1, CostCalibration.UNSEEN);

    /** One snapshot, as both are told it. */
    private record Recorded(HedgeMoment moment, List<Instrument> listed, List<Ticker> tickers) {}

    private static Recorded read(Path file) throws IOException {
        ReplayMarket market = ReplayMarket.open(List.of(file));
        ChainSnapshot chain = RecordedChain.of(market, Currency.BTC).orElseThrow();
        List<Ticker> tickers = new ArrayList<>();
        List<HedgeInstrument> tradable = new ArrayList<>();
        List<Instrument> listed = market.instruments().stream()
                .filter(spec -> spec.base().equals(Currency.BTC))
                .filter(spec ->
                        spec.kind() == InstrumentKind.OPTION || spec.name().equals(PERPETUAL))
                .toList();
        for (Instrument spec : listed) {
            Ticker ticker = unsized(market.ticker(spec.name()));
            tickers.add(ticker);
            if (ticker.quote().isTwoSided() && ticker.mark() > 0) {
                tradable.add(instrument(spec, ticker, chain.index()));
            }
        }
        double mark = market.ticker(PERPETUAL).mark();
        RiskMarket risk = RiskMarket.of(
                chain.venueMillis(), List.of(chain), Map.of(PERPETUAL, RiskMarket.Mark.ofFuture(mark, 0)));
        return new Recorded(new HedgeMoment(risk, tradable), listed, tickers);
    }

    private static HedgeInstrument instrument(Instrument spec, Ticker ticker, double index) {
        double perPrice = spec.kind() == InstrumentKind.OPTION ? ticker.underlying() : 1;
        return new HedgeInstrument(
                spec, ticker.mark(), perPrice, index, ticker.quote(), Optional.empty(), ticker.funding8h(), 0);
    }

    /** Sizes were not recorded, and of the perpetual the mark alone: half a dollar on either side of it. */
    private static Ticker unsized(Ticker one) {
        Quote quote = one.instrument().equals(PERPETUAL)
                ? new Quote(one.mark() - 0.5, Double.NaN, one.mark() + 0.5, Double.NaN)
                : new Quote(one.quote().bid(), Double.NaN, one.quote().ask(), Double.NaN);
        return new Ticker(
                one.instrument(),
                one.state(),
                quote,
                one.last(),
                one.mark(),
                one.index(),
                one.underlying(),
                one.underlyingName(),
                one.markIv(),
                one.bidIv(),
                one.askIv(),
                one.greeks(),
                one.interestRate(),
                one.openInterest(),
                one.volume24h(),
                one.volumeUsd24h(),
                one.priceChange24h(),
                one.high24h(),
                one.low24h(),
                one.settlement(),
                one.estimatedDelivery(),
                one.currentFunding(),
                one.funding8h(),
                one.stamp());
    }

    /** Options that are quoted on both sides throughout, every twentieth of them, and the perpetual. */
    private static List<String> traded(List<Recorded> run) {
        Set<String> always = new HashSet<>(names(run.getFirst()));
        run.forEach(one -> always.retainAll(names(one)));
        List<String> sorted = always.stream().sorted().toList();
        List<String> some = new ArrayList<>(List.of(PERPETUAL));
        for (int i = 0; i < sorted.size(); i += 20) {
            some.add(sorted.get(i));
        }
        return some.stream().distinct().toList();
    }

    private static List<String> names(Recorded one) {
        return one.moment().instruments().stream().map(HedgeInstrument::name).toList();
    }

    /** Trades some of the instruments at every moment, in turn bought and sold. */
    private record Script(List<String> names, SplittableRandom random) implements Advisor {
        @Override
        public String name() {
            return "script";
        }

        @Override
        public Advice advise(HedgeInput input) {
            List<HedgeLeg> legs = names.stream()
                    .filter(_ -> random.nextInt(3) > 0)
                    .map(this::leg)
                    .toList();
            return new Advice(List.of(proposal(legs), proposal(List.of())));
        }

        private HedgeLeg leg(String name) {
            BigDecimal amount =
                    BigDecimal.valueOf(name.equals(PERPETUAL) ? 10 * random.nextInt(1, 9_000) : random.nextInt(1, 9));
            return new HedgeLeg(name, random.nextBoolean() ? Side.BUY : Side.SELL, amount, BigDecimal.ONE);
        }

        private static Proposal proposal(List<HedgeLeg> legs) {
            HedgePicture none = new HedgePicture(0, 0, 0, 0, HedgePicture.SPOT_MOVES, 0, 0, 0, 0, 0, 0);
            return new Proposal(
                    "script",
                    "",
                    legs,
                    none,
                    none,
                    CostParts.NONE,
                    List.of(),
                    List.of(),
                    "",
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    private static HedgePath walked(List<Recorded> run, List<String> names) {
        HedgeRule rule = new HedgeRule(
                "script",
                0,
                Optional.of(new Script(names, new SplittableRandom(4))),
                HedgeGoal.USUAL,
                _ -> new FactorScenarios(Column.of(0), Column.of(0), 1));
        List<HedgeMoment> moments = run.stream().map(Recorded::moment).toList();
        return new HedgeReplay(moments, Currency.BTC, COSTS, ReplayFills.AT_TOUCH)
                .run(RiskBook.of(new RiskBook.Entry(names.get(1), -25)), rule);
    }

    private static ReplayVenue played(List<Recorded> run, List<String> names, HedgePath path, List<VenueNews> news) {
        long start = run.getFirst().moment().millis();
        Opening opening = new Opening(start, Map.of(), Map.of(names.get(1), new Entry(-25, OptionalDouble.empty())));
        ReplayVenue venue = new ReplayVenue(VenueTerms.plain(FeeTerms.PUBLISHED), opening, new SplittableRandom(1));
        for (Recorded one : run) {
            one.listed().forEach(venue::list);
            venue.advance(one.moment().millis());
            one.tickers().forEach(ticker -> venue.on(new MarketEvent.TickerUpdate(ticker)));
            path.fills().stream()
                    .filter(fill -> fill.millis() == one.moment().millis())
                    .forEach(fill -> venue.submit(order(fill)));
            news.addAll(venue.drain());
        }
        return venue;
    }

    private static VenueOrder order(HedgeFill fill) {
        Side side = fill.signedAmount() > 0 ? Side.BUY : Side.SELL;
        return VenueOrder.market(fill.instrument(), side, Math.abs(fill.signedAmount()));
    }

    private static double sum(HedgePath path, ToDoubleFunction<HedgeStep> part) {
        return path.steps().stream().mapToDouble(part).sum();
    }

    @Test
    void bothComeToTheSameProfitSpreadAndFees() throws IOException {
        List<Recorded> run = new ArrayList<>();
        for (Path file : Shared.chains("_2026040").subList(0, FILES)) {
            run.add(read(file));
        }
        List<String> names = traded(run);
        HedgePath path = walked(run, names);
        List<VenueNews> news = new ArrayList<>();
        Money usd = played(run, names, path, news).account().usd();
        List<Filled> fills = news.stream()
                .filter(Filled.class::isInstance)
                .map(Filled.class::cast)
                .toList();
        assertThat(fills).hasSameSizeAs(path.fills()).hasSizeGreaterThan(50);
        for (int i = 0; i < fills.size(); i++) {
            assertThat(fills.get(i).price()).isEqualTo(path.fills().get(i).price());
        }
        assertThat(usd.parts().spread()).isPositive().isCloseTo(sum(path, HedgeStep::spreadUsd), within(1e-6));
        assertThat(usd.parts().fees()).isPositive().isCloseTo(sum(path, HedgeStep::feesUsd), within(1e-6));
        assertThat(usd.parts().funding()).isCloseTo(sum(path, HedgeStep::fundingUsd), within(1e-6));
        assertThat(usd.profit()).isCloseTo(path.profitUsd(), within(1e-6));
        assertThat(Math.abs(usd.profit())).isGreaterThan(100);
    }
}
