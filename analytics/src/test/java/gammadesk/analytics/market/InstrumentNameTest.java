package gammadesk.analytics.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentNameTest {
    @ParameterizedTest
    @CsvSource({
        "BTC-27SEP24-40000-C, OPTION",
        "BTC-5APR26-66000-P, OPTION",
        "BTC_USDC-27SEP24-40000-C, OPTION",
        "XRP_USDC-30JUN23-1d02-C, OPTION",
        "XRP_USDC-30JUN23-0d50-P, OPTION",
        "BTC-27SEP24, FUTURE",
        "ETH_USDC-27SEP24, FUTURE",
        "BTC-PERPETUAL, PERPETUAL",
        "SOL_USDC-PERPETUAL, PERPETUAL",
        "BTC_USDC, SPOT",
        "BTC-FS-19MAY26_PERP, FUTURE_COMBO",
        "BTC-FS-20MAY26_19MAY26, FUTURE_COMBO",
        "BTC-STRG-19MAY26-74000_78500, OPTION_COMBO",
        "BTC-STRD-30SEP22-20000, OPTION_COMBO",
        "BTC-CS-25DEC26-54000_55000, OPTION_COMBO"
    })
    void namesRoundTrip(String text, InstrumentKind kind) {
        InstrumentName name = InstrumentName.parse(text).orElseThrow();
        assertThat(name.text()).isEqualTo(text);
        assertThat(name.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BTC",
                "BTC-27SEP24-40000-X",
                "BTC-32SEP24-40000-C",
                "BTC-05APR26",
                "btc-PERPETUAL",
                "BTC-27SEP24-40000"
            })
    void whatIsNoNameIsNotOne(String text) {
        assertThat(InstrumentName.parse(text)).isEmpty();
    }

    @Test
    void aDecimalStrikeIsANumber() {
        var name = (InstrumentName.OptionName)
                InstrumentName.parse("XRP_USDC-30JUN23-1d02-C").orElseThrow();
        assertThat(name.strike()).isEqualByComparingTo("1.02");
        assertThat(name.family().settlement()).isEqualTo(Settlement.LINEAR);
    }

    @Test
    void anExpirySettlesAtEightUtc() {
        assertThat(Expiry.parse("27SEP24").orElseThrow().instant()).hasToString("2024-09-27T08:00:00Z");
    }

    @Test
    void theLadderIsFineUpToItsBoundaryAndCoarseAbove() {
        TickLadder ladder = new TickLadder(
                new BigDecimal("0.0001"),
                List.of(new TickLadder.Step(new BigDecimal("0.005"), new BigDecimal("0.0005"))));
        assertThat(ladder.accepts(new BigDecimal("0.0050"))).isTrue();
        assertThat(ladder.accepts(new BigDecimal("0.0049"))).isTrue();
        assertThat(ladder.accepts(new BigDecimal("0.0051"))).isFalse();
        assertThat(ladder.accepts(new BigDecimal("0.0055"))).isTrue();
        assertThat(ladder.round(new BigDecimal("0.00523"), RoundingMode.UP)).isEqualByComparingTo("0.0055");
    }
}
