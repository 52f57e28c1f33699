package gammadesk.app.market;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.exposure.InventoryRules;
import gammadesk.analytics.exposure.InventoryState;
import gammadesk.analytics.exposure.InventoryTracker;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of trades outlives the desk, whole or not at all. */
class InventoryFileTest {
    private static final long START = Instant.parse("2026-04-06T09:00:00Z").toEpochMilli();
    private static final String OPTION = "BTC-25SEP26-80000-C";

    @TempDir
    private Path folder;

    @Test
    void whatWasKeptIsRestoredAndGoesOn() {
        InventoryTracker tracker = InventoryTracker.begin(InventoryRules.UNTIL_EXPIRY, _ -> List.of(), START);
        tracker.take(trade("1", Side.BUY, 2.5));
        InventoryState state = tracker.state(START + 1_000);
        new InventoryFile(folder).save(Currency.BTC, state);

        Optional<InventoryState> restored = new InventoryFile(folder).load(Currency.BTC);
        assertThat(restored).contains(state);

        InventoryTracker next =
                InventoryTracker.restore(InventoryRules.UNTIL_EXPIRY, _ -> List.of(), restored.orElseThrow());
        next.take(trade("1", Side.BUY, 2.5));
        next.take(trade("2", Side.SELL, 1));
        assertThat(next.snapshot(START + 2_000).flow(OPTION).screenCoin()).isEqualTo(1.5);
        assertThat(next.snapshot(START + 2_000).startMillis()).isEqualTo(START);
    }

    @Test
    void nothingOrNonsenseIsNoRecord() throws IOException {
        InventoryFile file = new InventoryFile(folder);
        assertThat(file.load(Currency.ETH)).isEmpty();
        Files.writeString(folder.resolve("ETH.tsv"), "something else\n");
        assertThat(file.load(Currency.ETH)).isEmpty();
        Files.writeString(folder.resolve("ETH.tsv"), "gammadesk-inventory-1\t1\t2\ncounts\t1\t0\t0\n");
        assertThat(file.load(Currency.ETH)).isEmpty();
    }

    private static Trade trade(String id, Side side, double amount) {
        return new Trade(
                OPTION,
                id,
                Long.parseLong(id),
                side,
                0.05,
                amount,
                0.05,
                77_000,
                50,
                Trade.Liquidation.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Stamp(START + Long.parseLong(id), 0));
    }
}
