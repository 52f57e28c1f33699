package gammadesk.app.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.HeldPosition;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Stamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FundingRecordTest {
    private final FundingRecord record = new FundingRecord();

    private double bitcoin(String time, HeldPosition... positions) {
        return record.take(List.of(positions), Instant.parse(time).toEpochMilli())
                .getOrDefault(Currency.BTC, 0.0);
    }

    @Test
    void whatCameBeforeTheFirstLookDoesNotCount() {
        assertThat(bitcoin("2026-04-01T09:00:00Z", perpetual("-0.004"))).isZero();
        assertThat(bitcoin("2026-04-01T10:00:00Z", perpetual("-0.005"))).isCloseTo(-0.001, within(1e-15));
        assertThat(bitcoin("2026-04-01T10:00:01Z", perpetual("-0.005"))).isCloseTo(-0.001, within(1e-15));
    }

    @Test
    void aSessionBeginsAnewAtEight() {
        bitcoin("2026-04-01T07:30:00Z", perpetual("0.010"));
        assertThat(bitcoin("2026-04-01T07:59:00Z", perpetual("0.012"))).isCloseTo(0.002, within(1e-15));
        assertThat(bitcoin("2026-04-01T08:01:00Z", perpetual("0.0001"))).isCloseTo(0.0021, within(1e-15));
    }

    @Test
    void positionsAddUpAndAClosedOneKeepsWhatItBrought() {
        HeldPosition other = held("BTC-PERPETUAL-2", "0.5");
        bitcoin("2026-04-01T09:00:00Z", perpetual("0"), other);
        assertThat(bitcoin("2026-04-01T10:00:00Z", perpetual("0.1"), held("BTC-PERPETUAL-2", "0.7")))
                .isCloseTo(0.3, within(1e-15));
        assertThat(bitcoin("2026-04-01T11:00:00Z", perpetual("0.1"))).isCloseTo(0.3, within(1e-15));
    }

    @Test
    void anotherAccountBeginsWithNothing() {
        bitcoin("2026-04-01T09:00:00Z", perpetual("0"));
        bitcoin("2026-04-01T10:00:00Z", perpetual("0.1"));
        record.clear();
        assertThat(bitcoin("2026-04-01T11:00:00Z", perpetual("0.4"))).isZero();
    }

    private static HeldPosition perpetual(String funding) {
        return held("BTC-PERPETUAL", funding);
    }

    private static HeldPosition held(String instrument, String funding) {
        BigDecimal zero = BigDecimal.ZERO;
        Position position = new Position(
                instrument, zero, zero, zero, zero, zero, new BigDecimal(funding), zero, zero, zero, new Stamp(0, 0));
        return new HeldPosition(
                position, Optional.of(Currency.BTC), Optional.of(Currency.BTC), 0, 0, 0, true, 0, 0, 0, 0, "");
    }
}
