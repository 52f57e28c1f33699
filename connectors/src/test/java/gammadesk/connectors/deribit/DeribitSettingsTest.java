package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gammadesk.analytics.port.Venue;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeribitSettingsTest {
    @Test
    void derivesBothAddressesFromOne() {
        DeribitSettings settings = DeribitSettings.at(URI.create("http://127.0.0.1:4711"));
        assertThat(settings.webSocket()).isEqualTo(URI.create("ws://127.0.0.1:4711/ws/api/v2"));
        assertThat(settings.http()).isEqualTo(URI.create("http://127.0.0.1:4711/api/v2"));
        assertThat(settings.venue().environment()).isEqualTo(Venue.Environment.EMBEDDED);
        assertThat(settings.venue().address()).isEqualTo("127.0.0.1:4711");
    }

    @Test
    void tellsRealMoneyFromTheTestNet() {
        assertThat(DeribitSettings.production().venue().environment()).isEqualTo(Venue.Environment.LIVE);
        assertThat(DeribitSettings.production().webSocket().getScheme()).isEqualTo("wss");
        assertThat(DeribitSettings.testNet().venue().environment()).isEqualTo(Venue.Environment.TEST);
        assertThat(DeribitSettings.testNet().webSocket())
                .isNotEqualTo(DeribitSettings.production().webSocket());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host:1", "host:1", "127.0.0.1", "http:///x"})
    void refusesWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DeribitSettings.at(URI.create(text)));
    }

    @Test
    void errorsAreAClosedSetWithReasons() {
        assertThat(DeribitError.ofCode(10028, "too_many_requests").retryable()).isTrue();
        assertThat(DeribitError.ofCode(10028, "too_many_requests").kind())
                .isEqualTo(DeribitError.Kind.TOO_MANY_REQUESTS);
        assertThat(DeribitError.ofCode(13780, "x").kind()).isEqualTo(DeribitError.Kind.RAW_NEEDS_SIGN_IN);
        assertThat(DeribitError.ofCode(-32601, "x").retryable()).isFalse();
        assertThat(DeribitError.ofCode(987, "new").kind()).isEqualTo(DeribitError.Kind.OTHER);
        assertThat(DeribitError.ofCode(0, "none").kind()).isEqualTo(DeribitError.Kind.OTHER);
        assertThat(DeribitError.Kind.values())
                .allSatisfy(kind -> assertThat(kind.meaning()).isNotBlank());
    }

    @Test
    void retriesDoubleUpToTheCapAndStartAgain() {
        RetryDelays delays = new RetryDelays(new DeribitSettings.BackOff(100, 1_500), () -> Long.MAX_VALUE);
        long[] waited = java.util.stream.LongStream.generate(delays::nextMillis)
                .limit(8)
                .toArray();
        assertThat(waited[0]).isBetween(50L, 100L);
        assertThat(waited[2]).isBetween(200L, 400L);
        assertThat(waited[7]).isBetween(750L, 1_500L);
        delays.reset();
        assertThat(delays.nextMillis()).isBetween(50L, 100L);
    }

    @Test
    void theBudgetIsNeverOverdrawn() {
        CreditBucket bucket = new CreditBucket(new DeribitSettings.Credits(1_000, 10_000, 500), 0);
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(49_000_000)).isFalse();
        assertThat(bucket.take(50_000_000)).isTrue();
        bucket.empty(1_000_000_000);
        assertThat(bucket.take(1_049_000_000)).isFalse();
        assertThat(bucket.take(1_050_000_000)).isTrue();
    }
}
