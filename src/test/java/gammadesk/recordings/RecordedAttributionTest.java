package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.Shared;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.risk.Attribution;
import gammadesk.analytics.risk.Attribution.Part;
import gammadesk.analytics.risk.Attribution.Residual;
import gammadesk.analytics.risk.Attributor;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.Flows;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An options book held through recorded markets and hedged with the perpetual at every one, explained step by step. */
class RecordedAttributionTest {
    private static final String PERPETUAL = "BTC-PERPETUAL";

    /** One interval's explanation and how far the two moments are apart. */
    private record Step(String when, double hours, double spotMove, Attribution why) {
        double residualShare() {
            return Math.abs(why.part(Part.RESIDUAL)) / why.gross();
        }
    }

    @Test
    void aHedgedBookThroughFourteenCalmDays() throws IOException {
        List<Step> steps = run(chains("_202604")
                .filter(file -> file.getFileName().toString().compareTo("deribit_options_snapshot_20260415") < 0)
                .toList());
        assertThat(steps).hasSizeGreaterThan(50);
        print(steps);
        assertThat(median(steps)).as("median residual share").isLessThan(0.05);
    }

    @Test
    void throughTheCrashWeekTheResidualIsExplained() throws IOException {
        List<Step> steps = run(chains("_2026020").toList());
        assertThat(steps).hasSizeGreaterThan(10);
        print(steps);
        assertThat(steps)
                .as("even there delta, gamma, vega, vanna and volga say it all but for a few per cent")
                .allSatisfy(step -> assertThat(step.residualShare()).isLessThan(0.05));
        for (Step step : steps) {
            Residual rest = step.why().residual();
            assertThat(rest.price() + rest.vol() + rest.cross())
                    .isCloseTo(step.why().part(Part.RESIDUAL), within(1e-9));
        }
    }

    private static Stream<Path> chains(String part) {
        try {
            return Shared.chains(part).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Step> run(List<Path> files) throws IOException {
        List<RiskMarket> markets = new ArrayList<>();
        List<ChainSnapshot> chains = new ArrayList<>();
        for (Path file : files) {
            ChainSnapshot chain = RecordedChain.read(file, Currency.BTC);
            chains.add(chain);
            markets.add(RiskMarket.of(chain.venueMillis(), List.of(chain), Map.of()));
        }
        RiskBook options = book(chains, markets);
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < markets.size(); i++) {
            BookRisk held = BookRisk.of(hedged(options, markets.get(i - 1)), markets.get(i - 1));
            steps.add(step(held, markets.get(i), files.get(i)));
        }
        return steps;
    }

    private static Step step(BookRisk held, RiskMarket later, Path file) {
        assertThat(held.netDelta()).isCloseTo(0, within(1e-9));
        Attribution why = Attributor.explain(held, later, Flows.NONE, Currency.BTC);
        assertThat(why.leftOut()).isEmpty();
        assertThat(why.parts().values().stream().mapToDouble(part -> part).sum())
                .isCloseTo(why.total(), within(1e-9));
        assertThat(why.partsUsd().values().stream().mapToDouble(part -> part).sum())
                .isCloseTo(why.totalUsd(), within(1e-9 * 1e5));
        assertThat(why.total()).isCloseTo(change(held, later), within(1e-9));
        double index = held.market().index(Currency.BTC);
        return new Step(
                file.getFileName().toString().substring(25, 38),
                (later.nowMillis() - held.market().nowMillis()) / 3.6e6,
                later.index(Currency.BTC) / index - 1,
                why);
    }

    /** What the positions are worth at both moments, without any greek. */
    private static double change(BookRisk held, RiskMarket later) {
        List<Priced> there = BookRisk.of(held.book(), later).priced();
        double change = 0;
        for (int i = 0; i < there.size(); i++) {
            Priced was = held.priced().get(i);
            double amount = was.entry().amount();
            change += was.optionType().isPresent()
                    ? there.get(i).coin().value() - was.coin().value()
                    : amount / was.forward() - amount / there.get(i).forward();
        }
        return change;
    }

    private static RiskBook hedged(RiskBook options, RiskMarket market) {
        double usd = -BookRisk.of(options, market).netDelta() * market.index(Currency.BTC);
        return options.plus(RiskBook.of(new RiskBook.Entry(PERPETUAL, usd)));
    }

    /** Short a strangle of about a month, long a straddle of about three, long a far put; listed at every moment. */
    private static RiskBook book(List<ChainSnapshot> chains, List<RiskMarket> markets) {
        Set<String> always = markets.stream()
                .map(market -> market.marks().entrySet().stream()
                        .filter(mark -> mark.getValue().vol() > 0)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()))
                .reduce((left, right) -> left.stream().filter(right::contains).collect(Collectors.toSet()))
                .orElseThrow();
        ChainSnapshot first = chains.getFirst();
        double index = first.index();
        long last = markets.getLast().nowMillis();
        return RiskBook.of(
                new RiskBook.Entry(near(first, always, last, 25, index * 1.08, OptionType.CALL), -10),
                new RiskBook.Entry(near(first, always, last, 25, index * 0.92, OptionType.PUT), -10),
                new RiskBook.Entry(near(first, always, last, 85, index, OptionType.CALL), 6),
                new RiskBook.Entry(near(first, always, last, 85, index, OptionType.PUT), 6),
                new RiskBook.Entry(near(first, always, last, 85, index * 0.8, OptionType.PUT), 5));
    }

    private static String near(
            ChainSnapshot chain, Set<String> always, long last, double days, double strike, OptionType type) {
        record Candidate(String name, double distance) {}
        List<Candidate> all = new ArrayList<>();
        for (ExpiryChain expiry : chain.expiries()) {
            for (int row = 0; row < expiry.size(); row++) {
                String name = expiry.instruments().get(row);
                boolean fits = expiry.types().get(row) == type
                        && always.contains(name)
                        && expiry.expiry().epochMillis() > last;
                if (fits) {
                    double away = Math.abs(expiry.years() * Expiry.MILLIS_PER_YEAR / 86_400_000 - days);
                    all.add(new Candidate(
                            name, away * 1e6 + Math.abs(expiry.strike().get(row) - strike)));
                }
            }
        }
        return all.stream()
                .min(Comparator.comparingDouble(Candidate::distance))
                .orElseThrow()
                .name();
    }

    private static double median(List<Step> steps) {
        double[] shares =
                steps.stream().mapToDouble(Step::residualShare).sorted().toArray();
        return shares[shares.length / 2];
    }

    private static void print(List<Step> steps) {
        System.out.println(
                "to             hours   spot%   total BTC  delta  gamma  vegaPar  vegaTerm  vegaSkew  theta  "
                        + "vanna  volga  residual (price, vol, cross)  share");
        for (Step step : steps) {
            Attribution a = step.why();
            System.out.printf(
                    Locale.ROOT,
                    "%s %5.1f %7.2f %9.5f %8.5f %8.5f %8.5f %8.5f %8.5f %8.5f %8.5f %8.5f %8.5f (%.5f %.5f %.5f) %5.2f%%%n",
                    step.when(),
                    step.hours(),
                    100 * step.spotMove(),
                    a.total(),
                    a.part(Part.DELTA),
                    a.part(Part.GAMMA),
                    a.part(Part.VEGA_PARALLEL),
                    a.part(Part.VEGA_TERM),
                    a.part(Part.VEGA_SKEW),
                    a.part(Part.THETA),
                    a.part(Part.VANNA),
                    a.part(Part.VOLGA),
                    a.part(Part.RESIDUAL),
                    a.residual().price(),
                    a.residual().vol(),
                    a.residual().cross(),
                    100 * step.residualShare());
        }
        System.out.printf(Locale.ROOT, "median residual share %.2f %%%n", 100 * median(steps));
    }
}
