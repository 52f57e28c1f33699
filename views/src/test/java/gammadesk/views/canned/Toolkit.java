package gammadesk.views.canned;

import gammadesk.views.fx.FxThread;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/** The FX toolkit for tests: started once, entered and waited for in bounded time. */
public final class Toolkit {
    private static final long PATIENCE_SECONDS = 30;

    private Toolkit() {}

    public static void start() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
            started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IllegalStateException alreadyRunning) {
            started.complete(null);
        } catch (Exception e) {
            throw new IllegalStateException("the toolkit did not start", e);
        }
        Platform.setImplicitExit(false);
    }

    /** Runs on the FX thread and hands back the answer or the failure. */
    public static <T> T call(Callable<T> action) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        FxThread.later(() -> {
            try {
                answer.complete(action.call());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            if (e.getCause() instanceof AssertionError failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    public static void run(Runnable action) {
        call(() -> {
            action.run();
            return true;
        });
    }

    /** Waits until the condition, asked on the FX thread, holds. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what);
            }
            Thread.onSpinWait();
        }
    }
}
