package gammadesk.views.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.views.chart.Viewport.Range;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Zoom, pan and reset stay within the data. */
class ViewportTest {
    private final Viewport viewport = new Viewport();

    @BeforeEach
    void homeInTheMiddle() {
        viewport.home(new Range(0, 10), new Range(100, 200), new Range(0, 10), new Range(0, 400));
    }

    @Test
    void zoomKeepsThePointUnderTheMouse() {
        viewport.zoom(1, 0.5, 5, 120);
        assertThat(viewport.y()).isEqualTo(new Range(110, 160));
        assertThat(viewport.x()).isEqualTo(new Range(0, 10));
    }

    @Test
    void neverLeavesTheLimits() {
        viewport.zoom(100, 100, 5, 150);
        assertThat(viewport.y()).isEqualTo(new Range(0, 400));
        viewport.reset();
        viewport.pan(0, 50);
        assertThat(viewport.y()).isEqualTo(new Range(300, 400));
    }

    @Test
    void followsItsHomeUntilTouched() {
        viewport.home(new Range(0, 10), new Range(150, 250), new Range(0, 10), new Range(0, 400));
        assertThat(viewport.y()).isEqualTo(new Range(150, 250));
        viewport.pan(0, 0.1);
        viewport.home(new Range(0, 10), new Range(100, 200), new Range(0, 10), new Range(0, 400));
        assertThat(viewport.y().low()).isCloseTo(160, within(1e-9));
        viewport.reset();
        assertThat(viewport.y()).isEqualTo(new Range(100, 200));
    }

    @Test
    void countsOnlyVisibleChanges() {
        long before = viewport.revision().get();
        viewport.reset();
        assertThat(viewport.revision().get()).isEqualTo(before);
        viewport.zoom(1, 0.9);
        assertThat(viewport.revision().get()).isEqualTo(before + 1);
    }

    @Test
    void cannotZoomIntoNothing() {
        for (int i = 0; i < 200; i++) {
            viewport.zoom(0.5, 0.5);
        }
        assertThat(viewport.y().span()).isCloseTo(0.1, within(1e-9));
    }
}
