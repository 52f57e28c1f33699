package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyScopeTest {
    @Test
    void theDangerousOnesComeFirstAndAreRefused() {
        List<KeyScope> scopes = KeyScope.of(Set.of(
                "connection",
                "mainaccount",
                "trade:read_write",
                "wallet:read_write",
                "account:read_write",
                "wallet:read"));
        assertThat(scopes.stream().filter(KeyScope::refused).map(KeyScope::scope))
                .containsExactly("account:read_write", "wallet:read_write");
        assertThat(scopes.getFirst().refused()).isTrue();
        assertThat(scopes.get(1).sentence()).isEqualTo("Withdraws money.");
        assertThat(scopes.getLast().refused()).isFalse();
    }

    @Test
    void everyScopeOfTheVenuesListHasItsSentence() {
        KeyScope.of(Set.of(
                        "connection",
                        "session:desk",
                        "mainaccount",
                        "account:read",
                        "account:none",
                        "trade:read",
                        "trade:read_write",
                        "wallet:read",
                        "wallet:none",
                        "custody:read",
                        "block_trade:read_write",
                        "block_rfq:read",
                        "expires:3600",
                        "ip:10.0.0.1"))
                .forEach(scope -> assertThat(scope.sentence())
                        .as(scope.scope())
                        .endsWith(".")
                        .doesNotContain("Not known"));
    }

    @Test
    void whatIsNotKnownSaysSo() {
        assertThat(KeyScope.of(Set.of("teleport:read_write")).getFirst().sentence())
                .startsWith("Not known to this program");
        assertThat(KeyScope.of(Set.of("wallet:everything")).getFirst().sentence())
                .startsWith("Not known to this program");
    }
}
