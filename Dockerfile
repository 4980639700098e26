FROM python:3.12-slim AS build
WORKDIR /crampapp
COPY . .
RUN pip install --no-cache-dir -e '.[web,relay,postgres]' && crampapp build
# The versions that the build was made with, for the packages that serving needs.
RUN pip freeze --exclude-editable > /versions.txt \
 && pip install --no-cache-dir --ignore-installed --prefix /served -c /versions.txt \
      aiohttp cryptography fastapi procrastinate 'psycopg[binary,pool]' py-vapid pydantic pywebpush \
      starlette tzdata uvicorn \
 && pip install --no-cache-dir --prefix /served --no-deps .

FROM python:3.12-slim
RUN useradd --system --no-create-home crampapp && install -d -m 700 -o crampapp /data
WORKDIR /crampapp
COPY --from=build /served /usr/local
COPY --from=build /crampapp/build/web build/web
USER crampapp
# The relay's keys and database, see docs/operate.md.
ENV CRAMPAPP_DATA=/data
VOLUME /data
EXPOSE 8550
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8550/healthz', timeout=4)"]
CMD ["crampapp", "serve", "--host", "0.0.0.0"]
