package gammadesk.app.desk;

import gammadesk.views.fx.FxThread;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/** Starts and ends the JavaFX toolkit, and runs work on its thread. */
final class Toolkit {
    private Toolkit() {}

    /** Starts it and waits until it answers; closing a window does not end it. */
    static void start() throws InterruptedException {
        ToolkitLog.acceptClassPath();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
    }

    /** Runs something on the FX thread and waits for its result. */
    static <T> T call(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        FxThread.later(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("on the FX thread: " + e.getCause(), e.getCause());
        }
    }

    static void end() {
        Platform.exit();
    }
}
