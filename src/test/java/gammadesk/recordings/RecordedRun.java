package gammadesk.recordings;

import gammadesk.Shared;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An options book held through recorded markets: short a strangle of about a month, long a straddle of about three,
 * long a far put; every option is listed at every moment.
 *
 * @param files the recordings
 * @param markets one for each file
 * @param options what is held
 */
record RecordedRun(List<Path> files, List<RiskMarket> markets, RiskBook options) {
    private static final String PERPETUAL = "BTC-PERPETUAL";

    /** 1-14 April 2026. */
    static RecordedRun calm() throws IOException {
        return of(Shared.chains("_202604").stream()
                .filter(file -> file.getFileName().toString().compareTo("deribit_options_snapshot_20260415") < 0)
                .toList());
    }

    /** 2-8 February 2026. */
    static RecordedRun crash() throws IOException {
        return of(Shared.chains("_2026020"));
    }

    private static RecordedRun of(List<Path> files) throws IOException {
        List<RiskMarket> markets = new ArrayList<>();
        List<ChainSnapshot> chains = new ArrayList<>();
        for (Path file : files) {
            ChainSnapshot chain = RecordedChain.read(file, Currency.BTC);
            chains.add(chain);
            markets.add(RiskMarket.of(chain.venueMillis(), List.of(chain), Map.of()));
        }
        return new RecordedRun(files, markets, book(chains, markets));
    }

    /** The book with the perpetual that makes its net delta nothing, at one moment. */
    BookRisk held(int moment) {
        RiskMarket market = markets.get(moment);
        return BookRisk.of(hedged(options, market), market);
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
}
