"""Every setting of the product, read from top to bottom; it works with no variable set."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF

from kakaki.config import variables
from kakaki.config.secret_key import kept_secret
from kakaki.kernel import languages

# Where we are.
KAKAKI_DATA = Path(variables.text("KAKAKI_DATA", "data")).resolve()
KAKAKI_ORIGIN = variables.text("KAKAKI_ORIGIN", "http://localhost:8000").rstrip("/")
KAKAKI_GOVERNMENT = variables.text("KAKAKI_GOVERNMENT", "République de Kounta")
KAKAKI_DEMO = variables.flag("KAKAKI_DEMO", default=(KAKAKI_DATA / "demo").exists())
_origin = urlsplit(KAKAKI_ORIGIN)
KAKAKI_DOMAIN = _origin.hostname or "localhost"
KAKAKI_PORT = _origin.port or (443 if _origin.scheme == "https" else 80)
KAKAKI_IS_HTTPS = _origin.scheme == "https"
# Nothing here speaks TLS by itself, so behind https one server at least stands in front.
KAKAKI_PROXIES = variables.number("KAKAKI_PROXIES", 1 if KAKAKI_IS_HTTPS else 0)

# The public sites as files for any web server; a relative path stands in the present folder.
KAKAKI_MIRROR = variables.text("KAKAKI_MIRROR", "")
KAKAKI_MIRROR_BUCKET = variables.secret("KAKAKI_MIRROR_BUCKET", "")

# The countries whose places, names and acronyms the writing assistant knows, by their codes.
KAKAKI_GAZETTEER = variables.text("KAKAKI_GAZETTEER", "").lower().replace(",", " ").split()

# A language model that helps to write, off until the operator names a server of OpenAI's kind.
KAKAKI_WRITING_HELP_URL = variables.text("KAKAKI_WRITING_HELP_URL", "")
KAKAKI_WRITING_HELP_KEY = variables.secret("KAKAKI_WRITING_HELP_KEY", "")
KAKAKI_WRITING_HELP_MODEL = variables.text("KAKAKI_WRITING_HELP_MODEL", "default")

# Backups: where they go, what opens them, and how many days, weeks and months are kept.
KAKAKI_BACKUP = variables.secret("KAKAKI_BACKUP", "")
KAKAKI_BACKUP_KEY = variables.secret("KAKAKI_BACKUP_KEY", "")
KAKAKI_BACKUP_KEEP = variables.text("KAKAKI_BACKUP_KEEP", "7,4,12")

DEBUG = variables.flag("KAKAKI_DEBUG", default=False)
SECRET_KEY = variables.secret("KAKAKI_SECRET_KEY", "") or kept_secret(KAKAKI_DATA)

# Who may come.
ALLOWED_HOSTS = [KAKAKI_DOMAIN, f".{KAKAKI_DOMAIN}", "127.0.0.1"]
ALLOWED_HOSTS += [host for host in variables.text("KAKAKI_HOSTS", "").split(",") if host]
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24 * 3  # seconds: three days for invitations too.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/bureau/"
LOGOUT_REDIRECT_URL = "/comptes/login/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "kakaki.accounts.adapter.ClosedDoorAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # Nobody is written to whom no ministry invited.
ACCOUNT_EMAIL_NOTIFICATIONS = True  # A person is told of every change to how they sign in.
ACCOUNT_FORMS = {
    "login": "kakaki.accounts.door_forms.DoorForm",
    "reset_password": "kakaki.accounts.door_forms.ForgottenPasswordForm",
    "reset_password_from_key": "kakaki.accounts.door_forms.NewPasswordForm",
    "change_password": "kakaki.accounts.door_forms.ChangedPasswordForm",
    "reauthenticate": "kakaki.accounts.door_forms.PasswordAgainForm",
}
# A whole ministry often shares one address behind its router, so the limit by address is wide.
# The limit by account, wherever one calls from, is wider than that of AXES_FAILURE_LIMIT below:
# else whoever knows an address could close its owner's door from far away.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,20/5m/key", "reset_password": "20/m/ip,3/10m/key"}
MFA_ADAPTER = "kakaki.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "kakaki.accounts.door_forms.CodeForm",
    "reauthenticate": "kakaki.accounts.door_forms.CodeAgainForm",
    "activate_totp": "kakaki.accounts.door_forms.FirstCodeForm",
    "add_webauthn": "kakaki.accounts.door_forms.NewKeyForm",
    "edit_webauthn": "kakaki.accounts.door_forms.KeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Kakaki"
MFA_TOTP_TOLERANCE = 1  # periods of 30 seconds: cheap phones are rarely on time.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not KAKAKI_IS_HTTPS
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # Else an attacker keeps a door shut.
AXES_USERNAME_CALLABLE = "kakaki.accounts.lockout.account_named"
AXES_LOCKOUT_CALLABLE = "kakaki.accounts.lockout.say_when_to_come_back"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False

# Channels and feeds refuse addresses of this machine and private networks, unless told otherwise.
# Who dates the evidence: the address of a timestamp authority (RFC 3161).
KAKAKI_TSA = variables.text("KAKAKI_TSA", "")
KAKAKI_ALLOW_LOOPBACK_PEERS = variables.flag("KAKAKI_ALLOW_LOOPBACK_PEERS", default=False)

# Tip lines: the gateway of short messages, and where the interfaces of platforms are.
KAKAKI_SMS_GATEWAY = variables.text("KAKAKI_SMS_GATEWAY", "")
KAKAKI_TELEGRAM_API = variables.text("KAKAKI_TELEGRAM_API", "https://api.telegram.org")
KAKAKI_WHATSAPP_API = variables.text("KAKAKI_WHATSAPP_API", "https://graph.facebook.com/v23.0")

# Rooms and what they stand on.
INSTALLED_APPS = [
    "kakaki.config.apps.ConfigConfig",
    "kakaki.safekeeping",
    "kakaki.factcheck",
    "kakaki.watch",
    "kakaki.channels",
    "kakaki.sites",
    "kakaki.writing",
    "kakaki.matching",
    "kakaki.seals",
    "kakaki.ui",
    "kakaki.audit",
    "kakaki.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    "kakaki.accounts.middleware.RealAddress",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kakaki.ui.compression.Compression",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "kakaki.accounts.middleware.SecondFactor",
    "kakaki.sites.middleware.SpokenLanguage",
    "kakaki.ui.middleware.PlainErrors",
    "kakaki.sites.middleware.OneDoor",
    "kakaki.sites.closed_doors.ClosedDoors",
    "kakaki.sites.redirects.OldAddresses",
]
ROOT_URLCONF = "kakaki.config.urls"
ASGI_APPLICATION = "kakaki.config.asgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "kakaki.sites.shell.shell",
            ],
        },
    }
]

# Data: WAL lets readers read while one writes; IMMEDIATE makes a writer wait instead of failing;
# FULL survives a power cut, which is the ordinary case where this runs.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": KAKAKI_DATA / "kakaki.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            " PRAGMA busy_timeout=10000; PRAGMA cache_size=-8000;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": KAKAKI_DATA / "cache",
    }
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}

# Files and pages.
STATIC_URL = "/static/"
STATIC_ROOT = KAKAKI_DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = KAKAKI_DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kakaki.ui.static_files.HashedFiles"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
WAGTAIL_SITE_NAME = "Kakaki"
WAGTAILADMIN_BASE_URL = KAKAKI_ORIGIN
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 20_000  # milliseconds; the default half second is too much for 2G.
WAGTAIL_I18N_ENABLED = False
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 8_000_000
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 24_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20_000_000
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "odt", "ods", "csv"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Words and time.
LANGUAGE_CODE = "fr"
LANGUAGES = [(one.code, one.name) for one in languages.every().values()]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
TIME_ZONE = variables.text("KAKAKI_TIME_ZONE", "Africa/Niamey")
USE_TZ = True
USE_I18N = True

# Mail: with no server named, letters are kept as files in the data folder, and nothing is lost.
_mail = urlsplit(variables.secret("KAKAKI_MAIL_URL", ""))
if _mail.scheme in {"smtp", "smtps", "smtp+tls"}:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname or "localhost"
    EMAIL_PORT = _mail.port or 25
    EMAIL_HOST_USER = _mail.username or ""
    EMAIL_HOST_PASSWORD = _mail.password or ""
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = _mail.scheme == "smtp+tls"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(KAKAKI_DATA / "mail")
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = variables.text("KAKAKI_MAIL_FROM", f"Kakaki <ne-pas-repondre@{KAKAKI_DOMAIN}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Security. Browsers accept the __Host- prefix only over https, so the demo does without.
_prefix = "__Host-" if KAKAKI_IS_HTTPS else ""
SESSION_COOKIE_NAME = f"{_prefix}kakaki"
SESSION_COOKIE_SECURE = KAKAKI_IS_HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
# What a page tells once stays in the session: a cookie of its own would lack the prefix.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 60 * 60 * 12  # seconds: a working day.
CSRF_COOKIE_NAME = f"{_prefix}kakaki-csrf"
CSRF_COOKIE_SECURE = KAKAKI_IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kakaki.ui.errors.csrf_failed"
CSRF_TRUSTED_ORIGINS = [KAKAKI_ORIGIN, f"{_origin.scheme}://*.{_origin.netloc}"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if KAKAKI_IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if KAKAKI_IS_HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    # Wagtail's own screens still hold a few inline scripts; every other page is strict.
    "EXCLUDE_URL_PREFIXES": ["/wagtail/"],
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
SILENCED_SYSTEM_CHECKS = ["axes.W003"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": variables.text("KAKAKI_LOG_LEVEL", "WARNING")},
}
