package gammadesk.connectors.deribit;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Lets a thread wait for an answer in a way that an interrupt ends; a socket alone would not hear it. */
final class AwaitedReply implements Callback {
    private final CompletableFuture<Text> arrived = new CompletableFuture<>();

    /** The whole answer with its HTTP status. */
    record Text(String body, int status) {}

    @Override
    public void onResponse(Call call, Response response) {
        try (response) {
            arrived.complete(new Text(response.body().string(), response.code()));
        } catch (IOException | RuntimeException e) {
            arrived.completeExceptionally(e);
        }
    }

    @Override
    public void onFailure(Call call, IOException problem) {
        arrived.completeExceptionally(problem);
    }

    Text get() throws IOException, InterruptedException {
        try {
            return arrived.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException problem ? problem : new IOException(e.getCause());
        }
    }
}
