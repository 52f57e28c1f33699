package gammadesk.views.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Pictures of charts at twice the size of the screen, for chats and reports. */
public final class Pictures {
    static final double SCALE = 2;

    private Pictures() {}

    /** A node as it looks on the screen, on the ground on which it stands there. */
    public static Image asSeen(Node node) {
        SnapshotParameters parameters = new SnapshotParameters();
        ground(node).ifPresent(parameters::setFill);
        return node.snapshot(parameters, null);
    }

    private static Optional<Paint> ground(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                return region.getBackground().getFills().stream()
                        .map(BackgroundFill::getFill)
                        .filter(Paint::isOpaque)
                        .findFirst()
                        .or(() -> ground(region.getParent()));
            }
        }
        return Optional.empty();
    }

    /** A node at twice its size. */
    static Image of(Node node) {
        node.lookupAll(".canvas-plot").forEach(plot -> ((CanvasPlot) plot).drawAtScale(SCALE));
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SCALE, SCALE));
        try {
            return node.snapshot(parameters, null);
        } finally {
            node.lookupAll(".canvas-plot").forEach(plot -> ((CanvasPlot) plot).drawAtScale(1));
        }
    }

    /** Writes a picture as PNG. */
    public static void write(Image picture, Path file) throws IOException {
        BufferedImage pixels = SwingFXUtils.fromFXImage(picture, null);
        if (!ImageIO.write(pixels, "png", file.toFile())) {
            throw new IOException("this Java has no PNG writer");
        }
    }
}
