package gammadesk.app.market;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.market.ReplayMarket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chain straight from a recording, without an exchange in between. */
public final class RecordedChain {
    private RecordedChain() {}

    /**
     * Reads one recorded snapshot.
     *
     * @throws IOException when the file cannot be read or holds no option of the currency
     */
    public static ChainSnapshot read(Path file, Currency currency) throws IOException {
        return of(ReplayMarket.open(List.of(file)), currency)
                .orElseThrow(() -> new IOException(file + " holds no option of " + currency));
    }

    /** The chain of a recording at its present moment; empty when it holds no option of the currency. */
    public static Optional<ChainSnapshot> of(ReplayMarket market, Currency currency) {
        List<Instrument> options = market.instruments().stream()
                .filter(i -> i.kind() == InstrumentKind.OPTION && i.base().equals(currency))
                .toList();
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Ticker> tickers = new HashMap<>();
        options.forEach(i -> tickers.put(i.name(), market.ticker(i.name())));
        return Optional.of(new ChainAssembler(currency, options)
                .assemble(
                        "Deribit (recorded)",
                        market.nowMillis(),
                        market.index(currency).price(),
                        tickers,
                        0));
    }
}
