package gammadesk.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VenuePaceTest {
    @Test
    void aVenueOutsideIsAsFastAsWeAre() {
        assertThat(VenuePace.OURS.ahead(10_000)).isEqualTo(10_000);
    }

    /** After the longest silence the venue is 29 times ten seconds ahead, and ten of our seconds are 300 of its own. */
    @Test
    void aFastVenueLeavesTheOrderItsTimeAfterAnySilence() {
        assertThat(new VenuePace(30, 10).ahead(10_000)).isEqualTo(300_000 + 290_000);
    }

    @Test
    void aSlowVenueIsNotAheadOfWhatIsKnown() {
        assertThat(new VenuePace(0.5, 10).ahead(10_000)).isEqualTo(5_000);
    }
}
