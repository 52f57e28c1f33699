package gammadesk.views.chart;

import gammadesk.views.fx.Screen;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;

/** What tests ask of a screen. */
public final class Probe {
    private Probe() {}

    /** The words of the first label with a style class. */
    public static String words(Node root, String styleClass) {
        return FxStage.on(() -> ((Label) root.lookup("." + styleClass)).getText());
    }

    /** The colour of the window's picture at a pixel of a node. */
    public static Color colour(Image picture, Node node, double x, double y) {
        Point2D at = FxStage.on(() -> node.localToScene(x, y));
        return picture.getPixelReader().getColor((int) at.getX(), (int) at.getY());
    }

    /** Whether two colours are the same but for rounding. */
    public static boolean alike(Color left, Color right) {
        return Math.abs(left.getRed() - right.getRed())
                        + Math.abs(left.getGreen() - right.getGreen())
                        + Math.abs(left.getBlue() - right.getBlue())
                < 0.06;
    }

    /** Whether what a factory makes goes away once the window forgot it; the factory's context lives on. */
    public static boolean collectable(Callable<Screen> factory, java.util.function.Consumer<Screen> use) {
        WeakReference<Screen> screen = opened(factory, use);
        for (int i = 0; i < 40 && screen.get() != null; i++) {
            System.gc();
            FxStage.pulses(2);
        }
        return screen.get() == null;
    }

    private static WeakReference<Screen> opened(Callable<Screen> factory, java.util.function.Consumer<Screen> use) {
        Screen screen = FxStage.on(factory);
        use.accept(screen);
        return new WeakReference<>(screen);
    }

    /** Milliseconds of a repeated act, sorted. */
    public static double[] millis(int times, Supplier<Runnable> next) {
        double[] taken = new double[times];
        for (int i = 0; i < times; i++) {
            Runnable act = next.get();
            taken[i] = FxStage.on(() -> {
                long start = System.nanoTime();
                act.run();
                return (System.nanoTime() - start) / 1e6;
            });
            FxStage.pulses(1);
        }
        Arrays.sort(taken);
        return taken;
    }
}
