package gammadesk.connectors.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.connectors.simulator.market.MarketState;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class VenueStoreTest {
    @TempDir
    private Path folder;

    record Balance(String currency, BigDecimal amount, Optional<String> note) {}

    @Test
    void whatWasCommittedIsThereAfterwardsAndNothingElse() throws IOException {
        Balance balance = new Balance("BTC", new BigDecimal("10.00000001"), Optional.of("demo"));
        try (VenueStore store = open()) {
            store.put("balance", "BTC", balance);
            store.put("balance", "ETH", new Balance("ETH", BigDecimal.ONE, Optional.empty()));
            store.append("trade", 2, "second");
            store.append("trade", 1, "first");
            store.commit();
            store.remove("balance", "ETH");
            store.commit();
            store.put("balance", "BTC", new Balance("BTC", BigDecimal.ZERO, Optional.empty()));
        }
        try (VenueStore store = open()) {
            assertThat(store.facts("balance", Balance.class)).containsExactly(balance);
            assertThat(store.fact("balance", "BTC", Balance.class)).contains(balance);
            assertThat(store.fact("balance", "ETH", Balance.class)).isEmpty();
            assertThat(store.entries("trade", String.class)).containsExactly("first", "second");
        }
    }

    @Test
    void aTransactionIsWrittenWholeOrNotAtAll() throws IOException {
        try (VenueStore store = open()) {
            store.append("trade", 1, "first");
            store.commit();
            store.put("balance", "BTC", "changed");
            store.append("trade", 1, "the same number again");
            assertThatThrownBy(store::commit).isInstanceOf(IOException.class);
            assertThat(store.isDirty()).isTrue();
        }
        try (VenueStore store = open()) {
            assertThat(store.fact("balance", "BTC", String.class)).isEmpty();
            assertThat(store.entries("trade", String.class)).containsExactly("first");
        }
    }

    @Test
    void oneExchangeAFolder() throws IOException {
        try (VenueStore _ = open()) {
            assertThatThrownBy(this::open).hasMessageContaining("another exchange uses");
        }
        open().close();
    }

    @Test
    void aMarketSurvivesThePaper() throws IOException {
        MarketState state =
                ModelMarket.create(ModelSettings.defaults(1_775_453_400_000L)).state();
        try (VenueStore store = open()) {
            store.put("market", "model", state);
            store.commit();
            assertThat(store.fact("market", "model", MarketState.class)).contains(state);
        }
        assertThat(List.of(folder.toFile().list())).contains("exchange.db");
    }

    private VenueStore open() throws IOException {
        return VenueStore.open(folder, JsonMapper.builder().build());
    }
}
