package gammadesk.views.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.OpenScreen;
import gammadesk.views.fx.ThemeMode;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The surface in three dimensions, or the sentence and the heatmap in its stead. */
class Surface3dScreenTest extends OpenScreen<Surface3dController> {

    Surface3dScreenTest() {
        super(700);
    }

    @Override
    protected Surface3dController make(ExportTarget target) {
        return new Surface3dController(context, target);
    }

    @Test
    void withoutThreeDimensionsASentenceAndTheHeatmapStandIn() {
        assumeTrue(!solid(), "this platform draws 3-D");
        boolean said = FxStage.on(() -> screen.node().lookupAll(".label").stream()
                .anyMatch(node -> ((Label) node).getText().equals(Surface3dView.NO_3D)));
        assertThat(said).isTrue();
        assertThat(FxStage.on(() -> screen.node().lookup(".canvas-plot"))).isNotNull();
    }

    @Tag("display")
    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void theSurfaceIsDrawnTurnedAndReset(ThemeMode theme) {
        assumeTrue(solid(), "this platform draws no 3-D");
        stage.theme(theme);
        FxStage.on(() -> {
            context.theme().set(theme);
            return 0;
        });
        Image first = stage.save("solid-" + theme.name().toLowerCase(Locale.ROOT));
        assertThat(colours(first)).as("shades of the surface").isGreaterThan(300);
        assertThat(spreadOfLabels()).as("pixels between the outermost labels").isGreaterThan(400);
        Node plot = FxStage.on(() -> screen.node().lookup(".surface-solid"));
        FxStage.key(plot, KeyCode.LEFT, false, false);
        Image turned = stage.picture();
        assertThat(differing(first, turned)).isGreaterThan(5000);
        FxStage.key(plot, KeyCode.DIGIT0, false, false);
        assertThat(differing(first, stage.picture())).isLessThan(200);
        draw(new CannedDesk(clock).wobble(1.3));
        assertThat(differing(first, stage.picture())).isGreaterThan(1000);
    }

    private static boolean solid() {
        return FxStage.on(() -> Platform.isSupported(ConditionalFeature.SCENE3D));
    }

    private double spreadOfLabels() {
        return FxStage.on(() -> {
            DoubleSummaryStatistics at = screen.node().lookup(".surface-solid").lookupAll("Text").stream()
                    .mapToDouble(text -> ((Text) text).getX())
                    .summaryStatistics();
            return at.getMax() - at.getMin();
        });
    }

    private static int colours(Image image) {
        Set<Integer> found = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 2) {
            for (int y = 0; y < image.getHeight(); y += 2) {
                found.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return found.size();
    }

    private static int differing(Image left, Image right) {
        int differing = 0;
        for (int x = 0; x < left.getWidth(); x++) {
            for (int y = 60; y < left.getHeight() - 60; y++) {
                differing += left.getPixelReader().getArgb(x, y)
                                == right.getPixelReader().getArgb(x, y)
                        ? 0
                        : 1;
            }
        }
        return differing;
    }
}
