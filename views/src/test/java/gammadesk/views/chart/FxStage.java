package gammadesk.views.chart;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;

/** A window for one test: shows a node, lets pulses pass, fires events, takes pictures. */
public final class FxStage implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final Stage stage;
    private final CssLog css = new CssLog();

    /** Opens an empty window. */
    public FxStage() {
        Logger.getLogger("javafx.css").addHandler(css);
        stage = on(Stage::new);
    }

    /** Shows a node in a theme and waits until it is drawn. */
    public void show(Node node, double width, double height, ThemeMode theme) {
        theme(theme);
        on(() -> {
            stage.setScene(new Scene(new StackPane(node), width, height));
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            return 0;
        });
        pulses(3);
    }

    /** Switches AtlantaFX's sheet. */
    public void theme(ThemeMode theme) {
        String sheet = theme == ThemeMode.DARK
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet();
        on(() -> {
            Application.setUserAgentStylesheet(sheet);
            return 0;
        });
    }

    /** Runs on the FX thread and waits. */
    public static <T> T on(Callable<T> act) {
        start();
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(act.call());
            } catch (Exception | AssertionError failure) {
                done.completeExceptionally(failure);
            }
        });
        return done.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Lets pulses pass, so that layout and drawing are done. */
    public static void pulses(int count) {
        CountDownLatch passed = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        on(() -> {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    Platform.requestNextPulse();
                    if (seen.incrementAndGet() > count) {
                        stop();
                        passed.countDown();
                    }
                }
            }.start();
            return 0;
        });
        try {
            if (!passed.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no pulses");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What the window shows. */
    public WritableImage picture() {
        pulses(2);
        return on(() -> stage.getScene().snapshot(null));
    }

    /** Writes what the window shows, for people to look at. */
    public WritableImage save(String name) {
        WritableImage picture = picture();
        on(() -> {
            Path folder = Files.createDirectories(Path.of("target", "catalogue"));
            Pictures.write(picture, folder.resolve(name + ".png"));
            return 0;
        });
        return picture;
    }

    /** The scene's root. */
    public Parent root() {
        return stage.getScene().getRoot();
    }

    /** What CSS complained of; empty is good. */
    public String cssWarnings() {
        return css.words.toString();
    }

    public static void key(Node node, KeyCode code, boolean shift, boolean control) {
        on(() -> {
            Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
            return 0;
        });
        pulses(2);
    }

    public static void move(Node node, double x, double y) {
        mouse(node, x, y, MouseEvent.MOUSE_MOVED, MouseButton.NONE, 0, false);
    }

    public static void doubleClick(Node node, double x, double y) {
        mouse(node, x, y, MouseEvent.MOUSE_CLICKED, MouseButton.PRIMARY, 2, false);
    }

    public static void drag(Node node, double x0, double y0, double x1, double y1, boolean shift) {
        mouse(node, x0, y0, MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, 1, shift);
        mouse(node, x1, y1, MouseEvent.MOUSE_DRAGGED, MouseButton.PRIMARY, 1, shift);
        mouse(node, x1, y1, MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, 1, shift);
    }

    public static void leave(Node node) {
        mouse(node, -1, -1, MouseEvent.MOUSE_EXITED, MouseButton.NONE, 0, false);
    }

    public static void wheel(Node node, double x, double y, double delta, boolean shift) {
        on(() -> {
            Event.fireEvent(
                    node,
                    new ScrollEvent(
                            ScrollEvent.SCROLL,
                            x,
                            y,
                            x,
                            y,
                            shift,
                            false,
                            false,
                            false,
                            false,
                            false,
                            0,
                            delta,
                            0,
                            delta,
                            ScrollEvent.HorizontalTextScrollUnits.NONE,
                            0,
                            ScrollEvent.VerticalTextScrollUnits.NONE,
                            0,
                            0,
                            pick(node, x, y)));
            return 0;
        });
        pulses(2);
    }

    @Override
    public void close() {
        on(() -> {
            stage.setScene(new Scene(new StackPane(), 10, 10));
            stage.hide();
            return 0;
        });
        Logger.getLogger("javafx.css").removeHandler(css);
    }

    /** The picture in a file, read back. */
    public static Optional<Image> read(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            Image image = new Image(stream);
            return image.isError() ? Optional.empty() : Optional.of(image);
        }
    }

    private static void start() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException late) {
            throw new IllegalStateException("the toolkit did not start", late);
        }
    }

    private static void mouse(
            Node node,
            double x,
            double y,
            javafx.event.EventType<MouseEvent> type,
            MouseButton button,
            int clicks,
            boolean shift) {
        on(() -> {
            Event.fireEvent(
                    node,
                    new MouseEvent(
                            type,
                            x,
                            y,
                            x,
                            y,
                            button,
                            clicks,
                            shift,
                            false,
                            false,
                            false,
                            button == MouseButton.PRIMARY,
                            false,
                            false,
                            false,
                            false,
                            true,
                            pick(node, x, y)));
            return 0;
        });
        pulses(2);
    }

    /** A pick of a pixel of the node, which the toolkit wants in the scene's pixels. */
    private static PickResult pick(Node node, double x, double y) {
        Point2D at = node.localToScene(x, y);
        return new PickResult(node, at.getX(), at.getY());
    }

    private static final class CssLog extends Handler {
        private final StringBuffer words = new StringBuffer();

        @Override
        public void publish(LogRecord record) {
            words.append(record.getMessage()).append('\n');
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
