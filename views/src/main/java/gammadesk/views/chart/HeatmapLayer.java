package gammadesk.views.chart;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Paints the cells of a heatmap pixel by pixel into one buffer: thousands of cells cost no nodes and no commands. */
public final class HeatmapLayer {
    private static final int GAP_PIXELS = 1;

    private final int gap;
    private int width;
    private int height;
    private int[] pixels = new int[0];
    private PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(1, 1, IntBuffer.allocate(1), premultiplied());
    private WritableImage image = new WritableImage(buffer);

    private HeatmapLayer(int gap) {
        this.gap = gap;
    }

    /** Cells that stand for themselves, such as expiries and strikes: a thin line parts them where there is room. */
    public static HeatmapLayer parted() {
        return new HeatmapLayer(GAP_PIXELS);
    }

    /** Samples of something that goes on between them, such as a time and a price: nothing parts them. */
    public static HeatmapLayer seamless() {
        return new HeatmapLayer(0);
    }

    /** Draws all cells that lie in the frame. */
    public void paint(GraphicsContext graphics, PlotFrame frame, Palette palette, HeatGrid grid, ColourScale scale) {
        graphics.setFill(palette.blank());
        graphics.fillRect(frame.left(), frame.top(), Math.ceil(frame.width()), Math.ceil(frame.height()));
        fit((int) Math.ceil(frame.width()), (int) Math.ceil(frame.height()));
        Arrays.fill(pixels, 0);
        for (int cell = 0; cell < grid.size(); cell++) {
            fill(frame, grid, cell, scale.argb(grid.value(cell)));
        }
        buffer.updateBuffer(all -> null);
        graphics.setImageSmoothing(false);
        graphics.drawImage(image, frame.left(), frame.top());
    }

    private void fill(PlotFrame frame, HeatGrid grid, int cell, int argb) {
        if (argb == 0) {
            return;
        }
        int fromX = pixel(frame.x(grid.column(cell)) - frame.left(), width);
        int toX = pixel(frame.x(grid.column(cell) + 1) - frame.left(), width);
        int fromY = pixel(frame.y(grid.high(cell)) - frame.top(), height);
        int toY = pixel(frame.y(grid.low(cell)) - frame.top(), height);
        int gapX = toX - fromX > 4 * gap ? gap : 0;
        int gapY = toY - fromY > 4 * gap ? gap : 0;
        for (int y = fromY; y < toY - gapY; y++) {
            Arrays.fill(pixels, y * width + fromX, y * width + Math.max(fromX, toX - gapX), argb);
        }
    }

    private static int pixel(double at, int end) {
        return Math.clamp(Math.round(at), 0, end);
    }

    private void fit(int newWidth, int newHeight) {
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            pixels = new int[width * height];
            buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), premultiplied());
            image = new WritableImage(buffer);
        }
    }

    private static PixelFormat<IntBuffer> premultiplied() {
        return PixelFormat.getIntArgbPreInstance();
    }
}
