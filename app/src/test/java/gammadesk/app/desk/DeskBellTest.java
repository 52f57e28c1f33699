package gammadesk.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeskBellTest {
    @Test
    void theTonesBeginAndEndSoftlyAndNeverClip() {
        byte[] samples = DeskBell.samples();
        assertThat(samples.length / 22_050.0).isBetween(0.3, 0.34);
        assertThat(samples[0]).isZero();
        assertThat(Math.abs(samples[samples.length - 1])).isLessThanOrEqualTo((byte) 1);
        int loudest = 0;
        for (byte sample : samples) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        assertThat(loudest).isBetween(30, 39);
    }
}
