package io.openreg.client.engine;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Turns records into request bodies and answers into records; keeps the head of an answer that does not decode. */
final class JsonBodies extends Converter.Factory {
  private static final MediaType JSON = MediaType.get("application/json");

  private final JsonMapper mapper;

  JsonBodies(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    ObjectReader reader = mapper.readerFor(mapper.constructType(type));
    return body -> read(reader, body);
  }

  @Override
  public Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] ofParameter, Annotation[] ofMethod, Retrofit retrofit) {
    ObjectWriter writer = mapper.writerFor(mapper.constructType(type));
    return value -> RequestBody.create(writer.writeValueAsBytes(value), JSON);
  }

  private static Object read(ObjectReader reader, ResponseBody body) throws IOException {
    try (body) {
      byte[] bytes = body.bytes();
      try {
        Object value = reader.readValue(bytes);
        if (value == null) {
          throw new UndecodableBodyException(BodyHead.of(bytes), null);
        }
        return value;
      } catch (JacksonException e) {
        throw new UndecodableBodyException(BodyHead.of(bytes), e);
      }
    }
  }
}
