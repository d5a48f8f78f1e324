export const id = 4835;
export const ids = [4835];
export const modules = {

/***/ 63683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readFileChunks)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/**
 * A file in chunks that lie in the same memory, one after the other: gigabytes that are only hashed or copied leave nothing to be
 * collected. A chunk is its reader's until it asks for the next one.
 */

const CHUNK = 256 * 1024;
/** From byte `start` on, and `size` of them at most. */
async function* readFileChunks(path, { start = 0, size = Infinity } = {}) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path);
    try {
        const memory = Buffer.allocUnsafeSlow(Math.min(CHUNK, size));
        for (let read = 0; read < size;) {
            const { bytesRead } = await file.read(memory, 0, Math.min(memory.length, size - read), start + read);
            if (bytesRead === 0)
                return;
            read += bytesRead;
            yield memory.subarray(0, bytesRead);
        }
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 36186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ parseAnswer)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);

/** Throws ProviderError `vendor_answer_unknown` that names the first field which was not understood. */
function parseAnswer(vendor, shape, body, request) {
    const parsed = shape.safeParse(body);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? "the answer" : issue.path.join(".");
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor,
        message: `${vendor}'s answer to ${request} was not understood: ${where}: ${issue?.message ?? "unknown shape"}.`,
        remedy: "Run this again; if it stays, report the answer's shape.",
    });
}


/***/ }),

/***/ 4835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SINGLE_PUT_BYTES: () => (/* binding */ SINGLE_PUT_BYTES),
  createStore: () => (/* binding */ createStore),
  openS3Store: () => (/* binding */ openS3Store)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/read-file-chunks.js
var read_file_chunks = __webpack_require__(63683);
;// CONCATENATED MODULE: ./node_modules/aws4fetch/dist/aws4fetch.esm.mjs
/**
 * @license MIT <https://opensource.org/licenses/MIT>
 * @copyright Michael Hart 2024
 */
const encoder = new TextEncoder();
const HOST_SERVICES = {
  appstream2: 'appstream',
  cloudhsmv2: 'cloudhsm',
  email: 'ses',
  marketplace: 'aws-marketplace',
  mobile: 'AWSMobileHubService',
  pinpoint: 'mobiletargeting',
  queue: 'sqs',
  'git-codecommit': 'codecommit',
  'mturk-requester-sandbox': 'mturk-requester',
  'personalize-runtime': 'personalize',
};
const UNSIGNABLE_HEADERS = new Set([
  'authorization',
  'content-type',
  'content-length',
  'user-agent',
  'presigned-expires',
  'expect',
  'x-amzn-trace-id',
  'range',
  'connection',
]);
class AwsClient {
  constructor({ accessKeyId, secretAccessKey, sessionToken, service, region, cache, retries, initRetryMs }) {
    if (accessKeyId == null) throw new TypeError('accessKeyId is a required option')
    if (secretAccessKey == null) throw new TypeError('secretAccessKey is a required option')
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
    this.service = service;
    this.region = region;
    this.cache = cache || new Map();
    this.retries = retries != null ? retries : 10;
    this.initRetryMs = initRetryMs || 50;
  }
  async sign(input, init) {
    if (input instanceof Request) {
      const { method, url, headers, body } = input;
      init = Object.assign({ method, url, headers }, init);
      if (init.body == null && headers.has('Content-Type')) {
        init.body = body != null && headers.has('X-Amz-Content-Sha256') ? body : await input.clone().arrayBuffer();
      }
      input = url;
    }
    const signer = new AwsV4Signer(Object.assign({ url: input.toString() }, init, this, init && init.aws));
    const signed = Object.assign({}, init, await signer.sign());
    delete signed.aws;
    try {
      return new Request(signed.url.toString(), signed)
    } catch (e) {
      if (e instanceof TypeError) {
        return new Request(signed.url.toString(), Object.assign({ duplex: 'half' }, signed))
      }
      throw e
    }
  }
  async fetch(input, init) {
    for (let i = 0; i <= this.retries; i++) {
      const fetched = fetch(await this.sign(input, init));
      if (i === this.retries) {
        return fetched
      }
      const res = await fetched;
      if (res.status < 500 && res.status !== 429) {
        return res
      }
      await new Promise(resolve => setTimeout(resolve, Math.random() * this.initRetryMs * Math.pow(2, i)));
    }
    throw new Error('An unknown error occurred, ensure retries is not negative')
  }
}
class AwsV4Signer {
  constructor({ method, url, headers, body, accessKeyId, secretAccessKey, sessionToken, service, region, cache, datetime, signQuery, appendSessionToken, allHeaders, singleEncode }) {
    if (url == null) throw new TypeError('url is a required option')
    if (accessKeyId == null) throw new TypeError('accessKeyId is a required option')
    if (secretAccessKey == null) throw new TypeError('secretAccessKey is a required option')
    this.method = method || (body ? 'POST' : 'GET');
    this.url = new URL(url);
    this.headers = new Headers(headers || {});
    this.body = body;
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
    let guessedService, guessedRegion;
    if (!service || !region) {
[guessedService, guessedRegion] = guessServiceRegion(this.url, this.headers);
    }
    this.service = service || guessedService || '';
    this.region = region || guessedRegion || 'us-east-1';
    this.cache = cache || new Map();
    this.datetime = datetime || new Date().toISOString().replace(/[:-]|\.\d{3}/g, '');
    this.signQuery = signQuery;
    this.appendSessionToken = appendSessionToken || this.service === 'iotdevicegateway';
    this.headers.delete('Host');
    if (this.service === 's3' && !this.signQuery && !this.headers.has('X-Amz-Content-Sha256')) {
      this.headers.set('X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD');
    }
    const params = this.signQuery ? this.url.searchParams : this.headers;
    params.set('X-Amz-Date', this.datetime);
    if (this.sessionToken && !this.appendSessionToken) {
      params.set('X-Amz-Security-Token', this.sessionToken);
    }
    this.signableHeaders = ['host', ...this.headers.keys()]
      .filter(header => allHeaders || !UNSIGNABLE_HEADERS.has(header))
      .sort();
    this.signedHeaders = this.signableHeaders.join(';');
    this.canonicalHeaders = this.signableHeaders
      .map(header => header + ':' + (header === 'host' ? this.url.host : (this.headers.get(header) || '').replace(/\s+/g, ' ')))
      .join('\n');
    this.credentialString = [this.datetime.slice(0, 8), this.region, this.service, 'aws4_request'].join('/');
    if (this.signQuery) {
      if (this.service === 's3' && !params.has('X-Amz-Expires')) {
        params.set('X-Amz-Expires', '86400');
      }
      params.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256');
      params.set('X-Amz-Credential', this.accessKeyId + '/' + this.credentialString);
      params.set('X-Amz-SignedHeaders', this.signedHeaders);
    }
    if (this.service === 's3') {
      try {
        this.encodedPath = decodeURIComponent(this.url.pathname.replace(/\+/g, ' '));
      } catch (e) {
        this.encodedPath = this.url.pathname;
      }
    } else {
      this.encodedPath = this.url.pathname.replace(/\/+/g, '/');
    }
    if (!singleEncode) {
      this.encodedPath = encodeURIComponent(this.encodedPath).replace(/%2F/g, '/');
    }
    this.encodedPath = encodeRfc3986(this.encodedPath);
    const seenKeys = new Set();
    this.encodedSearch = [...this.url.searchParams]
      .filter(([k]) => {
        if (!k) return false
        if (this.service === 's3') {
          if (seenKeys.has(k)) return false
          seenKeys.add(k);
        }
        return true
      })
      .map(pair => pair.map(p => encodeRfc3986(encodeURIComponent(p))))
      .sort(([k1, v1], [k2, v2]) => k1 < k2 ? -1 : k1 > k2 ? 1 : v1 < v2 ? -1 : v1 > v2 ? 1 : 0)
      .map(pair => pair.join('='))
      .join('&');
  }
  async sign() {
    if (this.signQuery) {
      this.url.searchParams.set('X-Amz-Signature', await this.signature());
      if (this.sessionToken && this.appendSessionToken) {
        this.url.searchParams.set('X-Amz-Security-Token', this.sessionToken);
      }
    } else {
      this.headers.set('Authorization', await this.authHeader());
    }
    return {
      method: this.method,
      url: this.url,
      headers: this.headers,
      body: this.body,
    }
  }
  async authHeader() {
    return [
      'AWS4-HMAC-SHA256 Credential=' + this.accessKeyId + '/' + this.credentialString,
      'SignedHeaders=' + this.signedHeaders,
      'Signature=' + (await this.signature()),
    ].join(', ')
  }
  async signature() {
    const date = this.datetime.slice(0, 8);
    const cacheKey = [this.secretAccessKey, date, this.region, this.service].join();
    let kCredentials = this.cache.get(cacheKey);
    if (!kCredentials) {
      const kDate = await hmac('AWS4' + this.secretAccessKey, date);
      const kRegion = await hmac(kDate, this.region);
      const kService = await hmac(kRegion, this.service);
      kCredentials = await hmac(kService, 'aws4_request');
      this.cache.set(cacheKey, kCredentials);
    }
    return buf2hex(await hmac(kCredentials, await this.stringToSign()))
  }
  async stringToSign() {
    return [
      'AWS4-HMAC-SHA256',
      this.datetime,
      this.credentialString,
      buf2hex(await hash(await this.canonicalString())),
    ].join('\n')
  }
  async canonicalString() {
    return [
      this.method.toUpperCase(),
      this.encodedPath,
      this.encodedSearch,
      this.canonicalHeaders + '\n',
      this.signedHeaders,
      await this.hexBodyHash(),
    ].join('\n')
  }
  async hexBodyHash() {
    let hashHeader = this.headers.get('X-Amz-Content-Sha256') || (this.service === 's3' && this.signQuery ? 'UNSIGNED-PAYLOAD' : null);
    if (hashHeader == null) {
      if (this.body && typeof this.body !== 'string' && !('byteLength' in this.body)) {
        throw new Error('body must be a string, ArrayBuffer or ArrayBufferView, unless you include the X-Amz-Content-Sha256 header')
      }
      hashHeader = buf2hex(await hash(this.body || ''));
    }
    return hashHeader
  }
}
async function hmac(key, string) {
  const cryptoKey = await crypto.subtle.importKey(
    'raw',
    typeof key === 'string' ? encoder.encode(key) : key,
    { name: 'HMAC', hash: { name: 'SHA-256' } },
    false,
    ['sign'],
  );
  return crypto.subtle.sign('HMAC', cryptoKey, encoder.encode(string))
}
async function hash(content) {
  return crypto.subtle.digest('SHA-256', typeof content === 'string' ? encoder.encode(content) : content)
}
const HEX_CHARS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
function buf2hex(arrayBuffer) {
  const buffer = new Uint8Array(arrayBuffer);
  let out = '';
  for (let idx = 0; idx < buffer.length; idx++) {
    const n = buffer[idx];
    out += HEX_CHARS[(n >>> 4) & 0xF];
    out += HEX_CHARS[n & 0xF];
  }
  return out
}
function encodeRfc3986(urlEncodedStr) {
  return urlEncodedStr.replace(/[!'()*]/g, c => '%' + c.charCodeAt(0).toString(16).toUpperCase())
}
function guessServiceRegion(url, headers) {
  const { hostname, pathname } = url;
  if (hostname.endsWith('.on.aws')) {
    const match = hostname.match(/^[^.]{1,63}\.lambda-url\.([^.]{1,63})\.on\.aws$/);
    return match != null ? ['lambda', match[1] || ''] : ['', '']
  }
  if (hostname.endsWith('.r2.cloudflarestorage.com')) {
    return ['s3', 'auto']
  }
  if (hostname.endsWith('.backblazeb2.com')) {
    const match = hostname.match(/^(?:[^.]{1,63}\.)?s3\.([^.]{1,63})\.backblazeb2\.com$/);
    return match != null ? ['s3', match[1] || ''] : ['', '']
  }
  const match = hostname.replace('dualstack.', '').match(/([^.]{1,63})\.(?:([^.]{0,63})\.)?amazonaws\.com(?:\.cn)?$/);
  let service = (match && match[1]) || '';
  let region = match && match[2];
  if (region === 'us-gov') {
    region = 'us-gov-west-1';
  } else if (region === 's3' || region === 's3-accelerate') {
    region = 'us-east-1';
    service = 's3';
  } else if (service === 'iot') {
    if (hostname.startsWith('iot.')) {
      service = 'execute-api';
    } else if (hostname.startsWith('data.jobs.iot.')) {
      service = 'iot-jobs-data';
    } else {
      service = pathname === '/mqtt' ? 'iotdevicegateway' : 'iotdata';
    }
  } else if (service === 'autoscaling') {
    const targetPrefix = (headers.get('X-Amz-Target') || '').split('.')[0];
    if (targetPrefix === 'AnyScaleFrontendService') {
      service = 'application-autoscaling';
    } else if (targetPrefix === 'AnyScaleScalingPlannerFrontendService') {
      service = 'autoscaling-plans';
    }
  } else if (region == null && service.startsWith('s3-')) {
    region = service.slice(3).replace(/^fips-|^external-1/, '');
    service = 's3';
  } else if (service.endsWith('-fips')) {
    service = service.slice(0, -5);
  } else if (region && /-\d$/.test(service) && !/-\d$/.test(region)) {
[service, region] = [region, service];
  }
  return [HOST_SERVICES[service] || service, region || '']
}



// EXTERNAL MODULE: ./build/src/lib/mask.js
var mask = __webpack_require__(56261);
// EXTERNAL MODULE: ./build/src/lib/retry.js
var retry = __webpack_require__(72183);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/providers/answer-body.js
var answer_body = __webpack_require__(86177);
// EXTERNAL MODULE: ./build/src/providers/http-failure.js
var http_failure = __webpack_require__(41217);
// EXTERNAL MODULE: ./build/src/providers/read-base-url.js
var read_base_url = __webpack_require__(6878);
// EXTERNAL MODULE: ./build/src/providers/read-token.js
var read_token = __webpack_require__(30322);
// EXTERNAL MODULE: ./build/src/providers/transport.js
var providers_transport = __webpack_require__(91017);
// EXTERNAL MODULE: ./build/src/providers/network-trouble.js
var network_trouble = __webpack_require__(86160);
// EXTERNAL MODULE: ./build/src/providers/s3/settings.js
var settings = __webpack_require__(84038);
;// CONCATENATED MODULE: ./build/src/providers/s3/failure.js
/** What a store's refusal or silence means, as an error with a reason and a remedy. */



const AGAIN = "Look whether the store is up, and run this again: what is stored already is found.";
/** By the code in the answer, which S3-compatible stores share; else by the status. */
const BY_CODE = {
    NoSuchBucket: {
        code: "not_found",
        says: "has no such bucket",
        remedy: "Correct the bucket in the plan, or create it.",
    },
    InvalidAccessKeyId: {
        code: "credential_rejected",
        says: "does not know the key",
        remedy: `Store a key of this store in ${settings/* KEY_ID */.kF.name}.`,
    },
    SignatureDoesNotMatch: {
        code: "credential_rejected",
        says: "rejected the signature",
        remedy: `Store the key and its secret again; both must be of the same user (${settings/* KEY_ID */.kF.name}).`,
    },
    RequestTimeTooSkewed: {
        code: "usage",
        says: "says that this machine's clock is wrong",
        remedy: "Set the clock of this machine.",
    },
    BadDigest: {
        code: "vendor_answer_unknown",
        says: "received other bytes than were sent",
        remedy: "Run this again; if it stays so, something between here and the store changes what passes.",
    },
};
const BY_STATUS = [
    [
        (status) => status === 401 || status === 403,
        {
            code: "credential_insufficient",
            says: "refused: the key may not do this",
            remedy: `Give it the rights: ${settings/* KEY_ID */.kF.scopes}.`,
        },
    ],
    [
        (status) => status === 412 || status === 409,
        {
            code: "store_occupied",
            says: "refused to overwrite what is there",
            remedy: "Look who stores under this name; a backup never overwrites one.",
        },
    ],
    [(status) => status === 404, { code: "not_found", says: "has nothing of that name", remedy: AGAIN }],
    [(status) => status === 429, { code: "vendor_rate_limited", says: "refused for too many requests", remedy: AGAIN }],
    [(status) => status >= 500, { code: "vendor_unavailable", says: "answered with an error", remedy: AGAIN }],
];
const UNKNOWN = {
    code: "vendor_answer_unknown",
    says: "gave an answer that was not expected",
    remedy: `Look at what it says. ${AGAIN}`,
};
/** Of an answer that is not what was asked for. */
function refusedBy({ mask, bucket }, { method, key }, answer) {
    const code = codeOf(answer);
    const meaning = (code === null ? undefined : BY_CODE[code]) ?? BY_STATUS.find(([test]) => test(answer.status))?.[1] ?? UNKNOWN;
    const said = code === null ? "" : ` (${code})`;
    return new lib_error/* ProviderError */.mZ({
        reasonCode: meaning.code,
        vendor: settings/* VENDOR */.XC,
        status: answer.status,
        message: mask.apply(`The S3 store ${meaning.says}: ${method} s3://${bucket}/${key} → ${answer.status}${said}.`),
        remedy: meaning.remedy,
    });
}
/** Its word for what is wrong: `NoSuchBucket`. */
function codeOf({ text }) {
    return /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1] ?? null;
}
/** Of an exchange without an answer. What is no trouble of the network is our own, and stays as it is. */
function brokenExchange(error, base, { method, key }) {
    if (error instanceof lib_error/* ProviderError */.mZ)
        return error;
    const late = error instanceof Error && error.name === "TimeoutError";
    return new lib_error/* ProviderError */.mZ({
        reasonCode: late ? "vendor_timeout" : "vendor_unavailable",
        vendor: settings/* VENDOR */.XC,
        message: `The S3 store at ${base.origin} gave no answer to ${method} ${key === "" ? "the bucket" : key}: ${late && error instanceof Error ? error.message : (0,network_trouble/* networkTrouble */.aK)(error).reason}.`,
        remedy: AGAIN,
        cause: error,
    });
}

;// CONCATENATED MODULE: ./build/src/providers/s3/client.js













/** Of no byte in either direction. */
const SILENCE_MS = 60_000;
const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/** Throws ProviderError where a setting is missing, or names an address that no key may be sent to. */
function connectS3(bucket, context) {
    const { base, sign, secrets } = createSigner(bucket, context);
    const transport = (0,providers_transport/* createTransport */.oO)(base, context);
    const exchange = async (request) => {
        context.signal?.throwIfAborted();
        return carry(transport, { method: request.method, ...(await sign(request)) }, request, context.signal);
    };
    return {
        bucket,
        context,
        mask: (0,mask/* createMask */.P)(secrets),
        async send(request) {
            const outcome = await (0,retry/* retry */.L)(retry/* DEFAULT_RETRY */.v, context, async (tryNumber) => {
                const result = await readWhole(exchange(request)).catch((cause) => brokenExchange(cause, base, request));
                context.signal?.throwIfAborted();
                const shown = result instanceof lib_error/* ProviderError */.mZ ? result.reasonCode : result.status;
                context.debug(`S3 ${request.method} /${bucket}/${request.key} → ${shown} (try ${tryNumber})`);
                return judgeTry(result, context.clock.now());
            });
            if (outcome instanceof lib_error/* ProviderError */.mZ)
                throw outcome;
            return outcome;
        },
        async open(request) {
            try {
                const response = await exchange(request);
                return response.statusCode === 200 ? response : await readWhole(Promise.resolve(response));
            }
            catch (error) {
                context.signal?.throwIfAborted();
                throw brokenExchange(error, base, request);
            }
        },
    };
}
/** "Not implemented" (501) is an answer: no other try gets another one. */
function judgeTry(value, now) {
    if (value instanceof lib_error/* ProviderError */.mZ)
        return { done: false, value };
    if ((value.status < 500 && value.status !== 429) || value.status === 501)
        return { done: true, value };
    const waitMs = (0,http_failure/* retryAfterMs */.Vs)(value.headers, now);
    return { done: false, value, ...(waitMs === null ? {} : { waitMs }) };
}
/** A part of the address that the backup and the session's token are sent to, so that nothing but a region may stand there. */
function readRegion(env) {
    const region = (0,setting/* readSetting */.LA)(env, settings/* REGION */.Zg) ?? "us-east-1";
    if (/^[a-z]{2,}(?:-[a-z]+)*-\d{1,2}$|^auto$/.test(region))
        return region;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "usage",
        vendor: settings/* VENDOR */.XC,
        message: `${settings/* REGION */.Zg.name} is not the name of a region.`,
        remedy: `Set ${settings/* REGION */.Zg.name} to the region of the bucket, such as eu-central-1.`,
    });
}
function createSigner(bucket, context) {
    const { env, clock } = context;
    const region = readRegion(env);
    const accessKeyId = (0,read_token/* readToken */.A)(env, settings/* VENDOR */.XC, settings/* KEY_ID */.kF).reveal();
    const secretAccessKey = (0,read_token/* readToken */.A)(env, settings/* VENDOR */.XC, settings/* SECRET_KEY */.rB).reveal();
    const sessionToken = (0,setting/* readSetting */.LA)(env, settings/* SESSION_TOKEN */.nN);
    const written = (0,read_base_url/* readBaseUrl */.$)(context, settings/* VENDOR */.XC, settings/* ENDPOINT */.sR);
    const base = written.origin === settings/* AMAZON */.RA ? new URL(`https://s3.${region}.amazonaws.com`) : written;
    const cache = new Map();
    return {
        base,
        secrets: [secretAccessKey, ...(sessionToken === null ? [] : [sessionToken])],
        sign: async ({ method, key, query = {}, headers = {}, body }) => {
            const url = new URL(`${base.href.replace(/\/$/, "")}/${bucket}${key === "" ? "" : `/${key}`}`);
            for (const [name, value] of Object.entries(query))
                url.searchParams.set(name, value);
            const length = body === undefined ? 0 : "text" in body ? Buffer.byteLength(body.text) : body.size;
            const signed = await new AwsV4Signer({
                method,
                url: url.href,
                headers: { ...headers, "x-amz-content-sha256": body?.sha256 ?? EMPTY_SHA256 },
                accessKeyId,
                secretAccessKey,
                ...(sessionToken === null ? {} : { sessionToken }),
                service: "s3",
                region,
                cache,
                datetime: new Date(clock.now()).toISOString().replaceAll(/[:-]|\.\d{3}/g, ""),
            }).sign();
            return { url, headers: { ...Object.fromEntries(signed.headers), "content-length": String(length) } };
        },
    };
}
async function readWhole(pending) {
    const response = await pending;
    return { status: response.statusCode ?? 0, headers: (0,providers_transport/* headersOf */.Yl)(response), text: await (0,answer_body/* readText */.yR)(response) };
}
async function carry(transport, address, { body, sent }, signal) {
    const request = transport.prepare(address)();
    const abort = () => request.destroy(new Error("the request was given up"));
    signal?.addEventListener("abort", abort, { once: true });
    request.once("close", () => signal?.removeEventListener("abort", abort));
    request.setTimeout(SILENCE_MS, () => request.destroy(Object.assign(new Error(`not a byte within ${SILENCE_MS / 1_000} s`), { name: "TimeoutError" })));
    const answered = (0,providers_transport/* responseTo */.$_)(request);
    if (body === undefined || "text" in body) {
        request.end(body?.text);
        return answered;
    }
    if (body.size === 0) {
        request.end();
        return answered;
    }
    void writeFile(request, body, sent).catch((error) => request.destroy(error));
    return answered;
}
/** The next part of it when the last one was handed over: they lie in the same memory. */
async function writeFile(request, { path, start, size }, sent) {
    // A store that has already answered reads no more of it, and nobody says then that the last part was not taken.
    const gone = new Promise((resolve) => request.once("close", () => resolve()));
    let bytes = 0;
    for await (const chunk of (0,read_file_chunks/* readFileChunks */.N)(path, { start, size })) {
        await Promise.race([gone, new Promise((resolve) => request.write(chunk, () => resolve()))]);
        if (request.destroyed)
            return;
        bytes += chunk.length;
        sent?.(bytes);
    }
    request.end();
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/providers/parse-answer.js
var parse_answer = __webpack_require__(36186);
;// CONCATENATED MODULE: ./build/src/providers/s3/list.js
/** What lies in a bucket, and what is on its way there; page by page to the end. */




const truth = schemas/* enum */.k5n(["true", "false"]).transform((word) => word === "true");
const objects = schemas/* object */.Ikc({
    ListBucketResult: schemas/* object */.Ikc({
        IsTruncated: truth,
        NextContinuationToken: schemas/* string */.YjP().optional(),
        Contents: schemas/* array */.YOg(schemas/* object */.Ikc({ Key: schemas/* string */.YjP(), Size: schemas/* string */.YjP().regex(/^\d+$/).transform(Number) })).default([]),
    }),
});
const uploads = schemas/* object */.Ikc({
    ListMultipartUploadsResult: schemas/* object */.Ikc({
        IsTruncated: truth,
        NextKeyMarker: schemas/* string */.YjP().optional(),
        NextUploadIdMarker: schemas/* string */.YjP().optional(),
        Upload: schemas/* array */.YOg(schemas/* object */.Ikc({ Key: schemas/* string */.YjP(), UploadId: schemas/* string */.YjP() })).default([]),
    }),
});
async function listObjects(client, prefix) {
    const found = [];
    for (let token;;) {
        const query = { "list-type": "2", prefix, ...(token === undefined ? {} : { "continuation-token": token }) };
        const { ListBucketResult: page } = await readList(client, query, objects);
        found.push(...page.Contents.map(({ Key, Size }) => ({ key: Key, size: Size })));
        token = page.NextContinuationToken;
        if (!page.IsTruncated || token === undefined)
            return found;
    }
}
async function listUploads(client, prefix) {
    const found = [];
    for (let from = {};;) {
        const { ListMultipartUploadsResult: page } = await readList(client, { uploads: "", prefix, ...from }, uploads);
        // Not every store keeps to the prefix here, and another's upload must never be ended.
        const ours = page.Upload.filter(({ Key }) => Key.startsWith(prefix));
        found.push(...ours.map(({ Key, UploadId }) => ({ key: Key, uploadId: UploadId })));
        if (!page.IsTruncated || page.NextKeyMarker === undefined)
            return found;
        from = { "key-marker": page.NextKeyMarker, "upload-id-marker": page.NextUploadIdMarker ?? "" };
    }
}
async function readList(client, query, shape) {
    const request = { method: "GET", key: "", query };
    const answer = await client.send(request);
    if (answer.status !== 200)
        throw refusedBy(client, request, answer);
    const { XMLParser } = await __webpack_require__.e(/* import() */ 9131).then(__webpack_require__.bind(__webpack_require__, 99131));
    const parser = new XMLParser({
        // Numbers and names stay as they are written: a key may look like either.
        parseTagValue: false,
        trimValues: false,
        isArray: (name) => name === "Contents" || name === "Upload",
    });
    return (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, shape, parser.parse(answer.text), `GET s3://${client.bucket}`);
}

;// CONCATENATED MODULE: ./build/src/providers/s3/store.js
/**
 * Files in a bucket of any S3-compatible store. `If-None-Match: *` keeps what is there from being overwritten, and the store
 * is told the SHA-256 of what it gets (`x-amz-checksum-sha256`); whether it looked is not known, so that who stores reads back.
 */







/** Above this a file goes out in parts, each of which is sent again by itself; below, the store checks all of it at once. */
const SINGLE_PUT_BYTES = 256 * 1024 * 1024;
const PART_BYTES = 64 * 1024 * 1024;
/** A store takes 10,000 parts. */
const MOST_PARTS = 9_000;
const NOTHING_THERE = { "if-none-match": "*" };
function openS3Store(place, context) {
    return createStore(connectS3(place.bucket, context), place.prefix, SINGLE_PUT_BYTES);
}
/** `singlePutBytes`: tests have less. */
function createStore(client, prefix, singlePutBytes) {
    const look = async (id) => {
        const request = { method: "HEAD", key: id, headers: { "x-amz-checksum-mode": "ENABLED" } };
        const answer = await client.send(request);
        if (answer.status === 404)
            return null;
        if (answer.status !== 200)
            throw refusedBy(client, request, answer);
        return storedFile(id, prefix, answer);
    };
    return {
        look,
        async put(file) {
            const key = `${prefix}${file.name}`;
            const there = await look(key);
            if (there === null)
                await (file.size > singlePutBytes ? putParts : putWhole)(client, key, file);
            const stored = there ?? (await look(key));
            if (stored === null)
                throw notThere(client, key);
            const wrong = await differenceOf(stored, file);
            if (wrong !== null)
                throw there === null ? notWhatWasSent(client, key, wrong) : occupied(client, key);
            return stored;
        },
        async list(namePrefix) {
            const objects = await listObjects(client, `${prefix}${namePrefix}`);
            return objects
                .filter(({ key }) => !key.slice(prefix.length).includes("/"))
                .map(({ key, size }) => ({ name: key.slice(prefix.length), id: key, size, expiresAt: null }));
        },
        read: (id) => readObject(client, id),
        async remove(id) {
            const request = { method: "DELETE", key: id };
            const answer = await client.send(request);
            if (answer.status >= 300 && answer.status !== 404)
                throw refusedBy(client, request, answer);
        },
        async endBrokenUploads(namePrefix) {
            const uploads = await listUploads(client, `${prefix}${namePrefix}`);
            for (const { key, uploadId } of uploads)
                await abortUpload(client, key, uploadId);
            return uploads.length;
        },
    };
}
async function putWhole(client, key, file) {
    const body = { path: file.path, start: 0, size: file.size, sha256: file.sha256 };
    const checksum = { "x-amz-checksum-sha256": base64Of(file.sha256) };
    const request = {
        method: "PUT",
        key,
        headers: { ...NOTHING_THERE, ...checksum },
        body,
        ...(file.sent === undefined ? {} : { sent: file.sent }),
    };
    const answer = await client.send(request);
    // A store that does not know the condition: nothing was there a moment ago, and nobody else uses this name.
    const last = answer.status === 501 ? await client.send({ ...request, headers: checksum }) : answer;
    // After an answer that was lost the next try finds our own: what is there is looked at next.
    if (last.status >= 300 && last.status !== 412)
        throw refusedBy(client, request, last);
}
async function putParts(client, key, file) {
    const begin = {
        method: "POST",
        key,
        query: { uploads: "" },
        headers: { "x-amz-checksum-algorithm": "SHA256", "x-amz-checksum-type": "COMPOSITE" },
    };
    const begun = await client.send(begin);
    const uploadId = /<UploadId>([^<]+)<\/UploadId>/.exec(begun.text)?.[1];
    if (begun.status !== 200 || uploadId === undefined)
        throw refusedBy(client, begin, begun);
    try {
        const parts = await sendParts(client, { key, uploadId }, file);
        const text = `<CompleteMultipartUpload>${parts.map(xmlOf).join("")}</CompleteMultipartUpload>`;
        const sha256 = (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
        const end = { method: "POST", key, query: { uploadId }, headers: NOTHING_THERE, body: { text, sha256 } };
        const ended = await client.send(end);
        // An error may come with status 200 here, after the store began to answer. An upload that is gone may have been ended by
        // a try whose answer was lost: what is there is looked at next.
        const failed = ended.status >= 300 || codeOf(ended) !== null;
        if (failed && ended.status !== 412 && ended.status !== 404)
            throw refusedBy(client, end, ended);
    }
    catch (error) {
        await abortUpload(client, key, uploadId).catch(() => { });
        throw error;
    }
}
async function sendParts(client, { key, uploadId }, file) {
    const parts = [];
    for (const { start, size, sha256 } of await partsOf(file)) {
        const number = parts.length + 1;
        const request = {
            method: "PUT",
            key,
            query: { partNumber: String(number), uploadId },
            headers: { "x-amz-checksum-sha256": base64Of(sha256) },
            body: { path: file.path, start, size, sha256 },
            ...(file.sent === undefined ? {} : { sent: (bytes) => file.sent?.(start + bytes) }),
        };
        const answer = await client.send(request);
        const etag = answer.headers.get("etag");
        if (answer.status !== 200 || etag === null)
            throw refusedBy(client, request, answer);
        parts.push({ number, etag, sha256 });
    }
    return parts;
}
/** Hashed in one reading, before any of them is sent. */
async function partsOf({ path, size }) {
    const length = Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS));
    const parts = [];
    for (let start = 0; start < size; start += length) {
        const bytes = Math.min(length, size - start);
        const hash = (0,external_node_crypto_.createHash)("sha256");
        for await (const chunk of (0,read_file_chunks/* readFileChunks */.N)(path, { start, size: bytes }))
            hash.update(chunk);
        parts.push({ path, start, size: bytes, sha256: hash.digest("hex") });
    }
    return parts;
}
async function abortUpload(client, key, uploadId) {
    const request = { method: "DELETE", key, query: { uploadId } };
    const answer = await client.send(request);
    if (answer.status >= 300 && answer.status !== 404)
        throw refusedBy(client, request, answer);
}
async function* readObject(client, id) {
    const request = { method: "GET", key: id };
    const answer = await client.open(request);
    if ("status" in answer)
        throw refusedBy(client, request, answer);
    try {
        for await (const chunk of answer)
            yield chunk;
    }
    catch (error) {
        client.context.signal?.throwIfAborted();
        throw new lib_error/* ProviderError */.mZ({
            reasonCode: "vendor_unavailable",
            vendor: settings/* VENDOR */.XC,
            message: `The S3 store broke off in the middle of s3://${client.bucket}/${id}.`,
            remedy: "Look whether the store is up, and run this again.",
            cause: error,
        });
    }
    finally {
        answer.destroy();
    }
}
function storedFile(id, prefix, { headers }) {
    const sha256 = headers.get("x-amz-checksum-sha256");
    const etag = headers.get("etag") ?? "";
    return {
        name: id.slice(prefix.length),
        id,
        size: Number(headers.get("content-length") ?? Number.NaN),
        mark: sha256 === null ? `etag:${etag}` : `sha256:${sha256}`,
        expiresAt: null,
    };
}
/** What is other than in the file, in words; null where nothing is that the store tells of. */
async function differenceOf({ size, mark }, file) {
    if (size !== file.size)
        return `it has ${size} bytes there and ${file.size} here`;
    const kept = /^sha256:([A-Za-z0-9+/]{43}=)(?:-\d+)?$/.exec(mark)?.[1];
    if (kept === undefined || kept === base64Of(file.sha256))
        return null;
    // Of an upload in parts it is the hash of their hashes; not every store adds their number behind a dash.
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for (const part of await partsOf(file))
        hash.update(Buffer.from(part.sha256, "hex"));
    return hash.digest("base64") === kept ? null : "its SHA-256 is another";
}
function occupied({ bucket }, key) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "store_occupied",
        vendor: settings/* VENDOR */.XC,
        message: `s3://${bucket}/${key} is there already, and is another file.`,
        remedy: "Look who stores under this name; a backup never overwrites one.",
    });
}
function notThere({ bucket }, key) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "read_back_mismatch",
        vendor: settings/* VENDOR */.XC,
        message: `The S3 store took s3://${bucket}/${key}, and does not have it.`,
        remedy: "Look at the bucket's rules, and run this again.",
    });
}
function notWhatWasSent({ bucket }, key, wrong) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "read_back_mismatch",
        vendor: settings/* VENDOR */.XC,
        message: `What the S3 store keeps as s3://${bucket}/${key} is not what was sent: ${wrong}.`,
        remedy: "Run this again; if it stays so, store backups elsewhere.",
    });
}
function xmlOf({ number, etag, sha256 }) {
    const quoted = etag.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    return `<Part><PartNumber>${number}</PartNumber><ETag>${quoted}</ETag><ChecksumSHA256>${base64Of(sha256)}</ChecksumSHA256></Part>`;
}
function base64Of(hex) {
    return Buffer.from(hex, "hex").toString("base64");
}


/***/ })

};
