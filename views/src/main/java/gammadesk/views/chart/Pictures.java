package gammadesk.views.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Pictures of charts at twice the size of the screen, for chats and reports. */
final class Pictures {
    static final double SCALE = 2;

    private Pictures() {}

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

    static void write(Image picture, Path file) throws IOException {
        BufferedImage pixels = SwingFXUtils.fromFXImage(picture, null);
        if (!ImageIO.write(pixels, "png", file.toFile())) {
            throw new IOException("this Java has no PNG writer");
        }
    }
}
