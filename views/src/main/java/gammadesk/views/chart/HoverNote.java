package gammadesk.views.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Sentences on a patch beside the mouse, wrapped, where the read-out has no room for them. */
public final class HoverNote {
    private static final double EMS_PER_LETTER = 0.54;
    private static final double LINE_EMS = 1.35;
    private static final double PAD = 8;
    private static final double AWAY = 14;
    private static final int WIDEST_LETTERS = 70;

    private HoverNote() {}

    /** Draws the patch so that it lies in the plot as far as it fits. */
    public static void draw(
            GraphicsContext graphics, PlotFrame frame, Palette palette, Point2D pointer, List<String> paragraphs) {
        double em = graphics.getFont().getSize();
        int letters = (int) Math.clamp((frame.width() - 2 * PAD) / (em * EMS_PER_LETTER), 12, WIDEST_LETTERS);
        List<String> lines = paragraphs.stream()
                .flatMap(words -> wrap(words, letters).stream())
                .toList();
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        double width = longest * em * EMS_PER_LETTER + 2 * PAD;
        double height = lines.size() * em * LINE_EMS + 2 * PAD;
        double left = Math.clamp(pointer.getX() + AWAY, frame.left(), Math.max(frame.left(), frame.right() - width));
        boolean isBelow = pointer.getY() + AWAY + height <= frame.bottom();
        double top = isBelow ? pointer.getY() + AWAY : Math.max(2, pointer.getY() - AWAY - height);
        graphics.setFill(palette.background());
        graphics.fillRect(left, top, width, height);
        graphics.setStroke(palette.muted());
        graphics.strokeRect(Math.rint(left) + 0.5, Math.rint(top) + 0.5, Math.rint(width), Math.rint(height));
        graphics.setFill(palette.text());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.TOP);
        for (int i = 0; i < lines.size(); i++) {
            graphics.fillText(lines.get(i), left + PAD, top + PAD + i * em * LINE_EMS);
        }
    }

    /** Lines of at most so many letters, broken between words; a longer word stands alone. */
    static List<String> wrap(String words, int letters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
